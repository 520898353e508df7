import { expect, test } from "vitest";
import {
  booksOfBeginners,
  booksOfYears,
  formatHistory,
  HISTORY_CELLS,
  historyRequirement,
} from "./history-cost.ts";
import { type Books, chunksOf } from "./prepare.ts";

const tenantsOf = (books: readonly Books[]) =>
  books.reduce((sum, { firstTenant, lastTenant }) => sum + lastTenant - firstTenant + 1, 0);
const entriesOf = (books: readonly Books[]) =>
  books.reduce((sum, part) => sum + tenantsOf([part]) * part.entries, 0);

test("the history has at least as many entries as were asked for, of exactly so many tenants", () => {
  for (const [entries, tenants] of [[5_000_000, 100_000], [20_000, 300], [100, 2]] as const) {
    const books = booksOfYears({ entries, tenants });

    expect(tenantsOf(books)).toBe(tenants);
    expect(entriesOf(books)).toBeGreaterThanOrEqual(entries);
    expect(books.map(({ firstTenant }) => firstTenant).slice(1))
      .toEqual(books.map(({ lastTenant }) => lastTenant + 1).slice(0, -1));
  }
  expect(entriesOf(booksOfYears({ entries: 5_000_000, tenants: 100_000 }))).toBeLessThan(5_200_000);
});

test("books are loaded in parts that together are the whole, none above a quarter of a million", () => {
  const [, books] = booksOfYears({ entries: 5_000_000, tenants: 100_000 });
  if (books === undefined) throw new Error("Cannot find the books");
  const chunks = chunksOf(books);

  expect(tenantsOf(chunks)).toBe(tenantsOf([books]));
  expect(Math.max(...chunks.map((chunk) => entriesOf([chunk])))).toBeLessThanOrEqual(250_000);
  expect(chunksOf({ ...books, firstTenant: 1, lastTenant: 1, entries: 500_000 })).toHaveLength(1);
});

test("beginners are the same tenants with the same grants", () => {
  expect(tenantsOf(booksOfBeginners(300))).toBe(300);
  expect(booksOfBeginners(300)[0]?.grants).toBe(
    booksOfYears({ entries: 9, tenants: 3 })[0]?.grants,
  );
});

test("a cell's ratio is its throughput with a history to that without", () => {
  const measured = HISTORY_CELLS.flatMap((cell) => [
    { cell, place: "no history" as const, rounds: [round(1_000)] },
    { cell, place: "history" as const, rounds: [round(900)] },
  ]);

  expect(historyRequirement(measured)).toMatchObject({ measured: 0.9, isMet: true });
  expect(formatHistory(measured).split("\n")[1]).toMatch(/^raw +many +8 +1000 +900 +0\.90$/);
});

function round(transactions_per_second: number) {
  return { transactions_per_second, p50_ms: 1, p95_ms: 2, p99_ms: 3 };
}
