/** Where the file comes from, and as whom it is asked for. */
export type DownloadPorts = {
  fetch: typeof fetch;
  url: string;
  publishableKey: string;
  accessToken: string;
};

/** The whole file, or why there is none: a part is never handed out. */
export type Download =
  | { ok: true; parts: Uint8Array<ArrayBuffer>[]; rows: number }
  | { ok: false; reason: "failed" | "rate_limited" | "cancelled" };

/** Fetches a history as CSV, telling how many lines have come; only a file that came to its end counts. */
export async function downloadHistory(
  ports: DownloadPorts,
  body: Record<string, unknown>,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void },
): Promise<Download> {
  try {
    const response = await ports.fetch(ports.url, {
      method: "POST",
      headers: {
        apikey: ports.publishableKey,
        authorization: `Bearer ${ports.accessToken}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
      signal,
    });
    if (response.status === 429) return { ok: false, reason: "rate_limited" };
    if (!response.ok || response.body === null) return { ok: false, reason: "failed" };
    return await readParts(response.body, onRows);
  } catch {
    return { ok: false, reason: signal.aborted ? "cancelled" : "failed" };
  }
}

async function readParts(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onRows: (rows: number) => void,
): Promise<Download> {
  const reader = body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  let last = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, parts, rows: rowsOf(lines) };
    parts.push(value);
    for (const byte of value) {
      // A line ends with CR LF; a line break inside a field is LF alone.
      if (byte === 10 && last === 13) lines++;
      last = byte;
    }
    onRows(rowsOf(lines));
  }
}

/** The first line is the headings. */
function rowsOf(lines: number): number {
  return Math.max(lines - 1, 0);
}
