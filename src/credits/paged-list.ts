import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import {
  type Cursor,
  freshPage,
  joinNewest,
  type KeptPage,
  type RowId,
  type RowPage,
  rowsOf,
} from "./kept-page.ts";

/** A list that is read page by page, newest rows first. */
export type PagedList<Row> = {
  queryKey: readonly unknown[];
  idOf: RowId<Row>;
  /** Reads the page that begins after the cursor; the newest one where it is null. */
  read: (after: Cursor | null, signal: AbortSignal) => Promise<RowPage<Row>>;
  /** Reads which of these rows have changed; left out where rows never change. */
  readChanged?: (rows: Row[], signal: AbortSignal) => Promise<Row[]>;
};

/**
 * The query of a list in pages. However many pages are loaded, looking again reads the newest one (and
 * what has changed); by itself TanStack Query would read them all. Nothing that somebody is reading
 * moves to another page or goes away.
 */
export function pagedListQuery<Row>(
  { queryKey, idOf, read, readChanged }: PagedList<Row>,
) {
  type Kept = InfiniteData<KeptPage<Row>, Cursor | null>;
  return infiniteQueryOptions({
    queryKey,
    initialPageParam: newestPage(),
    getNextPageParam: ({ next }: KeptPage<Row>) => next,
    queryFn: async ({ client, pageParam, signal }) => {
      const { pages = [], pageParams = [] } = client.getQueryData<Kept>(queryKey) ?? {};
      const kept = pages[pageParams.indexOf(pageParam)];
      // Who has not gone on to a second page sees the newest one as it is.
      if (kept === undefined || pages.length === 1) return freshPage(await read(pageParam, signal));
      if (pageParam !== null) return kept;
      const [newest, changed] = await Promise.all([
        read(null, signal),
        readChanged?.(rowsOf(pages, idOf), signal) ?? [],
      ]);
      return joinNewest(kept, newest, changed, idOf);
    },
  });
}

/** Typed by its signature: a bare `null` would make every later cursor a type error. */
function newestPage(): Cursor | null {
  return null;
}
