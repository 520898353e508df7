/** Where a page begins: what its list says of the last row before it. */
export type Cursor = string | number;

/** Rows that were read together, newest first, and the cursor of those after them; null at the end. */
export type RowPage<Row> = { rows: Row[]; next: Cursor | null };

/** A page while it is kept. What happens later is written on the first one. */
export type KeptPage<Row> = RowPage<Row> & {
  /** Rows of any page that have changed since, as they are now. */
  changed: Row[];
  /** The newest page, when it is so new that rows between it and the kept ones were never read. */
  ahead: RowPage<Row> | null;
};

/** Names a row, however often it is read. */
export type RowId<Row> = (row: Row) => string | number;

/** A page of so many rows; a shorter one is the last. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  cursorOf: (last: Row) => Cursor,
): RowPage<Row> {
  const last = rows.at(-1);
  return { rows, next: last === undefined || rows.length < size ? null : cursorOf(last) };
}

/** A page that nothing has happened to yet. */
export function freshPage<Row>(page: RowPage<Row>): KeptPage<Row> {
  return { ...page, changed: [], ahead: null };
}

/**
 * The kept first page with what is newest put before its rows. It ends where it ended, so that the
 * pages after it stay as they are; where the newest rows do not reach it, it stays as it is itself.
 */
export function joinNewest<Row>(
  kept: KeptPage<Row>,
  newest: RowPage<Row>,
  changed: readonly Row[],
  idOf: RowId<Row>,
): KeptPage<Row> {
  const all = new Map([...kept.changed, ...changed].map((row) => [idOf(row), row]));
  const newestIds = new Set(newest.rows.map(idOf));
  const isJoined = newest.rows.length === 0 || newest.next === null ||
    kept.rows.some((row) => newestIds.has(idOf(row)));
  const known = kept.rows.filter((row) => !newestIds.has(idOf(row)));
  return {
    rows: isJoined ? [...newest.rows, ...known] : kept.rows,
    next: kept.next,
    changed: [...all.values()],
    ahead: isJoined ? null : newest,
  };
}

/** All kept rows, newest first, each as it was last read. */
export function rowsOf<Row>(
  pages: readonly KeptPage<Row>[],
  idOf: RowId<Row>,
): Row[] {
  const changed = new Map(pages[0]?.changed.map((row) => [idOf(row), row]));
  return pages.flatMap(({ rows }) => rows.map((row) => changed.get(idOf(row)) ?? row));
}
