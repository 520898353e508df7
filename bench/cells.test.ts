import { expect, test } from "vitest";
import { type Cell, describeCell, type WorkloadName } from "./cell.ts";
import { FULL_CELLS, QUICK_CELLS, visitsOf } from "./cells.ts";
import { boundOf, statementsOf } from "./workloads.ts";

const named = (name: WorkloadName) => FULL_CELLS.filter((cell) => cell.name === name);

test("no cell is measured twice", () => {
  expect(new Set(FULL_CELLS.map(describeCell)).size).toBe(FULL_CELLS.length);
});

test("every cell's bound is in the same run", () => {
  for (const cells of [FULL_CELLS, QUICK_CELLS]) {
    const withoutBound = cells.filter((cell) =>
      !cells.some(({ name, clients, tenants }) =>
        name === boundOf(cell.name) && clients === cell.clients && tenants === cell.tenants
      )
    );
    expect(withoutBound.map(describeCell)).toEqual([]);
  }
});

test("the main workloads run at 1, 8 and 32 clients, on many tenants and on one", () => {
  const names = ["raw", "deduct", "topup", "preflight", "hold_capture"] as const;
  for (const name of names) {
    const places = named(name).filter(({ grants }) => grants === 1)
      .map(({ clients, tenants }) => `${clients} ${tenants}`);
    expect(places.toSorted()).toEqual(
      ["1 many", "1 one", "32 many", "32 one", "8 many", "8 one"],
    );
  }
});

test("grants and batches run at 1, 10 and 100", () => {
  const sizes = (name: WorkloadName, size: "grants" | "batch") =>
    [
      ...new Set(named(name).map((cell) => cell[size])),
    ].toSorted((a, b) => a - b);

  expect([
    sizes("deduct", "grants"),
    sizes("preflight", "grants"),
    sizes("deduct_batch", "batch"),
  ]).toEqual([[1, 10, 100], [1, 10, 100], [1, 10, 100]]);
});

test("a full run's measuring stays below eleven minutes, a quick one's below one and a half", () => {
  const overhead_seconds = 0.3;

  const visits = (cells: readonly Cell[]) => visitsOf(cells.map((cell) => ({ cell }))).length;

  expect(visits(FULL_CELLS) * 3 * (1 + 2 + overhead_seconds)).toBeLessThan(11 * 60);
  expect(visits(QUICK_CELLS) * (1 + overhead_seconds)).toBeLessThan(90);
});

test("what most is required of is measured again, with its bound", () => {
  const visits = visitsOf(FULL_CELLS.map((cell) => ({ cell })));
  const again = visits.filter((visit, index) => visits.indexOf(visit) < index);

  expect(new Set(visits).size).toBe(FULL_CELLS.length);
  expect(again.map(({ cell }) => describeCell(cell))).toEqual([
    "raw, 8 clients, many tenants",
    "deduct, 8 clients, many tenants",
    "deduct, 8 clients, many tenants, 100 grants",
    "raw_read, 8 clients, many tenants",
    "preflight, 8 clients, many tenants",
    "raw, 32 clients, many tenants",
    "deduct, 32 clients, many tenants",
    "raw, 32 clients, many tenants",
    "deduct, 32 clients, many tenants",
    "raw, 32 clients, one tenant",
    "deduct, 32 clients, one tenant",
  ]);
});

test("the items of a batch are of one tenant when the load is, else of many", () => {
  const [cell] = named("deduct_batch").filter(({ batch }) => batch === 100);
  if (cell === undefined) throw new Error("Cannot find the cell");

  expect(statementsOf(cell, 1).join()).toContain("% 1)");
  expect(statementsOf(cell, 5_000).join()).toContain("% 5000)");
});
