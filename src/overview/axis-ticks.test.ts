import { expect, it } from "vitest";
import { axisTicks } from "./axis-ticks.ts";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [31, [0, 10, 20, 30, 40]],
  [40, [0, 10, 20, 30, 40]],
  [1700, [0, 500, 1000, 1500, 2000]],
])("up to %s are %j", (largest, ticks) => {
  expect(axisTicks(largest)).toEqual(ticks);
});
