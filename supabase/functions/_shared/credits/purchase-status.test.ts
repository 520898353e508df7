import { expect, test } from "vitest";
import { isGranted, purchaseStatus, remainingStep } from "./purchase-status.ts";

test("a repeated attempt pays while it can, waits while money moves, and else is over", () => {
  expect(purchaseStatus.options.map((status) => [status, remainingStep(status)])).toEqual([
    ["created", "pay"],
    ["open", "pay"],
    ["processing", "wait"],
    ["credited", "wait"],
    ["partially_reversed", "wait"],
    ["reversed", "none"],
    ["expired", "none"],
    ["failed", "none"],
    ["quarantined", "none"],
  ]);
});

test("what was granted stays granted when money goes back", () => {
  expect(purchaseStatus.options.filter(isGranted))
    .toEqual(["credited", "partially_reversed", "reversed"]);
});
