import { BOM } from "../_shared/credits/csv.ts";
import type { ExportRequest } from "../_shared/credits/export-request.ts";
import { endingCsv, entryCsv, headingsCsv } from "../_shared/credits/history-csv.ts";
import type { History } from "../_shared/ledger-history.ts";

const PAGE_SIZE = 500;

/** A page may be empty: the database looks at 20,000 entries a time. So this is 20 million of them. */
const MAX_PAGES = 1_000;

type StreamPorts = {
  history: History;
  maxEntries: number;
  onFailure: (error: unknown) => void;
};

/**
 * The history as a CSV file, a page at a time and only as fast as it is taken: a reader who is slow or
 * gone costs no memory and no query. Rejects when the first page cannot be read. A failure after that
 * cannot change the status any more, so it becomes the file's last line, and then the connection
 * breaks: no reader may take a part for the whole.
 */
export async function streamHistory(
  { history, maxEntries, onFailure }: StreamPorts,
  request: ExportRequest,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const parts = csvParts(history, request, maxEntries);
  let first: string | null = await firstOf(parts);
  let failure: unknown = null;

  return new ReadableStream({
    pull: async (controller) => {
      // What is still waiting to be read is lost when a stream fails: so the line first, then this.
      if (failure !== null) return controller.error(failure);
      try {
        const part = first ?? await nextOf(parts);
        first = null;
        if (part === null) controller.close();
        else controller.enqueue(encoder.encode(part));
      } catch (error) {
        onFailure(error);
        failure = error;
        controller.enqueue(encoder.encode(endingCsv("failure", request.locale)));
      }
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  }, { highWaterMark: 0 });
}

async function* csvParts(
  history: History,
  request: ExportRequest,
  maxEntries: number,
): AsyncGenerator<string, void> {
  const { locale, ...filter } = request;
  const members = await history.readMembers(filter.tenant_id);
  const emails = new Map(
    members.flatMap(({ user_id, email }) => email === null ? [] : [[user_id, email]]),
  );
  let before: number | null = null;
  let left = maxEntries;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { entries, next_before }: Awaited<ReturnType<History["readPage"]>> = await history
      .readPage(filter, before, Math.min(PAGE_SIZE, left));
    const lines = entries.map((entry) => entryCsv(entry, locale, emails)).join("");
    yield page === 0 ? BOM + headingsCsv(locale) + lines : lines;
    left -= entries.length;
    before = next_before;
    if (before === null) return;
    if (left === 0) break;
  }
  yield endingCsv("limit", locale);
}

async function firstOf(parts: AsyncGenerator<string, void>): Promise<string> {
  return await nextOf(parts) ?? "";
}

/** The next part that says something, or null at the end. */
async function nextOf(parts: AsyncGenerator<string, void>): Promise<string | null> {
  const { done, value } = await parts.next();
  return done === true ? null : value;
}
