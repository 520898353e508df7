import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, it, onTestFinished } from "vitest";
import { pageOf, rowsOf } from "./kept-page.ts";
import { pagedListQuery } from "./paged-list.ts";

type Row = { id: number; state: string };

const PAGE_SIZE = 3;
const KEY = ["rows"];
const idOf = ({ id }: Row) => id;

/** A list of so many rows behind a connection that counts what is read. */
async function openList(length: number) {
  let stored: Row[] = Array.from({ length }, (_, index) => ({ id: length - index, state: "old" }));
  let changedIds: number[] = [];
  const reads: (number | string | null)[] = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const observer = new InfiniteQueryObserver(
    client,
    pagedListQuery<Row>({
      queryKey: KEY,
      idOf,
      read: (after) => {
        reads.push(after);
        const rows = stored.filter(({ id }) => after === null || id < Number(after));
        return Promise.resolve(pageOf(rows.slice(0, PAGE_SIZE), PAGE_SIZE, idOf));
      },
      readChanged: () => {
        const changed = stored.filter(({ id }) => changedIds.includes(id));
        changedIds = [];
        return Promise.resolve(changed);
      },
    }),
  );
  onTestFinished(observer.subscribe(() => undefined));
  await observer.refetch();
  return {
    add: (count: number) => {
      const newest = stored[0]?.id ?? 0;
      const added = Array.from(
        { length: count },
        (_, i) => ({ id: newest + count - i, state: "new" }),
      );
      stored = [...added, ...stored];
    },
    change: (id: number, state: string) => {
      stored = stored.map((row) => row.id === id ? { id, state } : row);
      changedIds = [...changedIds, id];
    },
    loadMore: () => observer.fetchNextPage(),
    /** Looks again, and says which pages were asked for. */
    lookAgain: async () => {
      reads.splice(0);
      await client.invalidateQueries({ queryKey: KEY });
      return [...reads];
    },
    rows: () => rowsOf(observer.getCurrentResult().data?.pages ?? [], idOf),
    ids: () => rowsOf(observer.getCurrentResult().data?.pages ?? [], idOf).map(idOf),
    ahead: () => observer.getCurrentResult().data?.pages[0]?.ahead?.rows.map(idOf) ?? null,
    hasMore: () => observer.getCurrentResult().hasNextPage,
  };
}

describe("a list in pages", () => {
  it("reads one page when it looks again, however many are loaded, and loses none", async () => {
    const list = await openList(12);
    for (const _ of [2, 3, 4]) await list.loadMore();
    expect(list.ids()).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

    list.add(2);
    expect(await list.lookAgain()).toEqual([null]);
    expect(list.ids()).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    list.add(2);
    expect(await list.lookAgain()).toEqual([null]);
    expect(list.ids()).toEqual([16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it("goes on where it ended, after rows have joined it", async () => {
    const list = await openList(9);
    await list.loadMore();
    list.add(1);
    await list.lookAgain();
    await list.loadMore();

    expect(list.ids()).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    await list.loadMore();
    expect(list.hasMore()).toBe(false);
  });

  it("shows the newest page alone to whoever has not gone on", async () => {
    const list = await openList(9);
    list.add(5);
    expect(await list.lookAgain()).toEqual([null]);
    expect(list.ids()).toEqual([14, 13, 12]);
  });

  it("shows what has changed on every page, and the last change", async () => {
    const list = await openList(9);
    await list.loadMore();
    await list.loadMore();
    list.change(8, "processing");
    list.change(2, "processing");
    await list.lookAgain();
    list.change(2, "credited");
    list.add(2);
    await list.lookAgain();
    list.change(7, "failed");
    await list.lookAgain();

    expect(list.rows().map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...[
        "11 new",
        "10 new",
        "9 old",
        "8 processing",
        "7 failed",
        "6 old",
        "5 old",
        "4 old",
        "3 old",
      ],
      ...["2 credited", "1 old"],
    ]);
  });

  it("neither moves nor leaves a gap when more is new than a page holds", async () => {
    const list = await openList(6);
    await list.loadMore();
    list.add(4);
    list.change(1, "credited");
    expect(await list.lookAgain()).toEqual([null]);
    expect(list.ids()).toEqual([6, 5, 4, 3, 2, 1]);
    expect(list.rows().at(-1)?.state).toBe("credited");
    expect(list.ahead()).toEqual([10, 9, 8]);
  });
});
