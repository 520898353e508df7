import { expect, test } from "vitest";
import { FULL_CELLS, QUICK_CELLS } from "./cells.ts";
import { formatRequirements, judge, requirement } from "./requirements.ts";
import { resultsOf } from "./results.ts";

const rounds = [{ transactions_per_second: 100, p50_ms: 1, p95_ms: 2, p99_ms: 3 }];

test("both runs measure everything that is required", () => {
  for (const cells of [FULL_CELLS, QUICK_CELLS]) {
    const requirements = judge(resultsOf(cells.map((cell) => ({ cell, rounds }))));

    expect(requirements.map(({ measured }) => measured)).toEqual([1, 1, 1, 1, 1, 100, 1, 1]);
    expect(requirements.filter(({ isMet }) => !isMet).map(({ claim }) => claim)).toEqual([
      "its p99 to the bound's",
    ]);
  }
});

test("what was not measured is not met", () => {
  expect(judge([]).filter(({ isMet }) => isMet)).toEqual([]);
});

test("a limit is met when it is reached exactly", () => {
  expect([
    requirement("a", "at least", 0.5, 0.5).isMet,
    requirement("a", "at least", 0.5, 0.49).isMet,
    requirement("a", "at most", 3, 3).isMet,
    requirement("a", "at most", 3, 3.01).isMet,
  ]).toEqual([true, false, true, false]);
});

test("the table says what is asked and what is not met", () => {
  expect(formatRequirements([requirement("deduct", "at least", 0.5, 0.456)])).toBe(
    `of the bound, where nothing else is said  asked          measured  met
deduct                                    at least 0.50      0.46  no`,
  );
});
