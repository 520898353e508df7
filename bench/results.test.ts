import { expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import { resultsOf } from "./results.ts";

const round = (transactions_per_second: number) => ({
  transactions_per_second,
  p50_ms: 1,
  p95_ms: 2,
  p99_ms: 3,
});
const cell = (changes: Partial<Cell>): Cell => ({
  name: "raw",
  clients: 8,
  tenants: "many",
  grants: 1,
  batch: 1,
  ...changes,
});

test("a cell is compared with its own bound under the same load", () => {
  const results = resultsOf([
    { cell: cell({}), rounds: [round(100), round(120), round(80)] },
    { cell: cell({ clients: 32 }), rounds: [round(1)] },
    { cell: cell({ tenants: "one" }), rounds: [round(1)] },
    { cell: cell({ name: "raw_read" }), rounds: [round(1_000)] },
    { cell: cell({ name: "deduct", grants: 100 }), rounds: [round(50)] },
    { cell: cell({ name: "preflight" }), rounds: [round(600)] },
  ]);

  expect(results.map(({ ratio_to_raw }) => ratio_to_raw)).toEqual([1, 1, 1, 1, 0.5, 0.6]);
});

test("a batch counts its items", () => {
  const [, batch] = resultsOf([
    { cell: cell({}), rounds: [round(100)] },
    { cell: cell({ name: "deduct_batch", batch: 10 }), rounds: [round(40)] },
  ]);

  expect(batch).toEqual({
    ...cell({ name: "deduct_batch", batch: 10 }),
    items_per_second: 400,
    ratio_to_raw: 4,
    p50_ms: 1,
    p95_ms: 2,
    p99_ms: 3,
  });
});

test("a cell without its bound is an error", () => {
  expect(() => resultsOf([{ cell: cell({ name: "deduct" }), rounds: [round(1)] }])).toThrow(
    "Cannot compare deduct, 8 clients, many tenants: no bound",
  );
});
