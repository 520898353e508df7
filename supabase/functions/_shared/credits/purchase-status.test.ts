import { expect, test } from "vitest";
import { purchaseStatus, remainingStep } from "./purchase-status.ts";

test("a repeated attempt pays while it can, waits while money moves, and else is over", () => {
  expect(purchaseStatus.options.map((status) => [status, remainingStep(status)])).toEqual([
    ["created", "pay"],
    ["open", "pay"],
    ["processing", "wait"],
    ["credited", "wait"],
    ["expired", "none"],
    ["failed", "none"],
    ["quarantined", "none"],
  ]);
});
