import { expect, test } from "vitest";
import { compareAutoTopup } from "./compare-auto-topup.ts";
import type { PurchaseStatus } from "./purchase-status.ts";

const book = (status: PurchaseStatus, paymentIntentId: string | null) => ({
  ...{ tenant_id: "t", purchase_id: "p", status, amount_credits: 100, price_minor: 2500 },
  ...{ stripe_session_id: null, stripe_payment_intent_id: paymentIntentId },
  ...{ reversed_minor: 0, reversed_credits: 0, refunds: [], disputes: [], freezes: [] },
});

test.each(["created", "open", "processing", "failed", "expired"] as const)(
  "money for a purchase that is %s has no grant yet",
  (status) => expect(compareAutoTopup("pi_1", book(status, null))).toBe("payment_without_grant"),
);

test.each(["credited", "partially_reversed", "reversed"] as const)(
  "a purchase that is %s was paid by this payment, or twice",
  (status) => {
    expect(compareAutoTopup("pi_1", book(status, "pi_1"))).toBeNull();
    expect(compareAutoTopup("pi_1", book(status, "pi_2"))).toBe("paid_twice");
  },
);

test("what waits for a person agrees, and what we do not know does not", () => {
  expect(compareAutoTopup("pi_1", book("quarantined", null))).toBeNull();
  expect(compareAutoTopup("pi_1", undefined)).toBe("unknown_purchase");
});
