import { expect, test } from "vitest";
import { storyDigest } from "./story-digest.ts";

const PURCHASE = {
  purchaseId: "p1",
  tenantId: "t1",
  priceMinor: 2500,
  amountCredits: 100,
  status: "credited",
  reversedMinor: 0,
  reversedCredits: 0,
};

test("ids of purchases do not change how it ended, outcomes do", () => {
  const digest = storyDigest([PURCHASE]);
  expect(storyDigest([{ ...PURCHASE, purchaseId: "p2" }])).toBe(digest);
  expect(storyDigest([{ ...PURCHASE, status: "open" }])).not.toBe(digest);
  expect(storyDigest([PURCHASE, undefined])).not.toBe(digest);
});
