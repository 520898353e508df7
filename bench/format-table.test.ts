import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

test("numbers are aligned to the right, words to the left, and no line ends in spaces", () => {
  const table = formatTable(["workload", "items/s", "met"], [
    ["raw", "12345", "yes"],
    ["deduct_batch", "7.50", "no"],
  ]);

  expect(table).toBe(
    `workload      items/s  met
raw             12345  yes
deduct_batch     7.50  no`,
  );
});
