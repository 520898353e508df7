import { describe, expect, it } from "vitest";
import { compareCheckout } from "./compare-checkout.ts";
import type { CheckoutFacts } from "./read-checkout.ts";
import type { PurchaseBooks } from "./reconcile-rows.ts";

const ids = {
  tenant_id: "11111111-1111-4111-8111-111111111111",
  purchase_id: "33333333-3333-4333-8333-333333333333",
};

const OPEN: PurchaseBooks = {
  ...ids,
  status: "open",
  amount_credits: 100,
  price_minor: 2500,
  stripe_session_id: "cs_1",
  stripe_payment_intent_id: null,
  reversed_minor: 0,
  reversed_credits: 0,
  refunds: [],
  disputes: [],
  freezes: [],
};

const UNPAID: CheckoutFacts = {
  tenantId: ids.tenant_id,
  purchaseId: ids.purchase_id,
  sessionId: "cs_1",
  livemode: false,
  sessionStatus: "open",
  paymentStatus: "unpaid",
  paymentFailed: false,
  amountMinor: 2500,
  currency: "eur",
  customerId: "cus_1",
  paymentIntentId: null,
  ...{ quantity: 1, unitMinor: 2500, discountMinor: 0, taxMinor: 0 },
};

const PAID: CheckoutFacts = { ...UNPAID, sessionStatus: "complete", paymentStatus: "paid" };

describe("a session and its purchase", () => {
  it.each([
    ["both are open", UNPAID, OPEN],
    ["both are paid", PAID, { ...OPEN, status: "credited" as const }],
    ["the money went back meanwhile", PAID, { ...OPEN, status: "reversed" as const }],
    ["a person has to decide already", PAID, { ...OPEN, status: "quarantined" as const }],
    ["nobody paid the second session", { ...UNPAID, sessionId: "cs_2" }, OPEN],
    ["we know more by now", UNPAID, { ...OPEN, status: "processing" as const }],
    ["it ended either way", { ...UNPAID, sessionStatus: "expired" as const }, {
      ...OPEN,
      status: "failed" as const,
    }],
  ])("agree when %s", (_, facts, ours) => {
    expect(compareCheckout(facts, ours)).toBeNull();
  });

  it.each([
    ["payment_without_grant", PAID, OPEN],
    ["payment_without_grant", PAID, { ...OPEN, status: "expired" as const }],
    ["payment_without_grant", { ...PAID, sessionId: "cs_2" }, OPEN],
    ["paid_twice", { ...PAID, sessionId: "cs_2" }, { ...OPEN, status: "credited" as const }],
    ["unknown_purchase", UNPAID, undefined],
    ["unknown_session", UNPAID, { ...OPEN, status: "created" as const, stripe_session_id: null }],
    ["status_behind", { ...UNPAID, sessionStatus: "expired" as const }, OPEN],
    ["status_behind", { ...UNPAID, sessionStatus: "complete" as const }, OPEN],
    ["status_behind", { ...UNPAID, sessionStatus: "complete" as const, paymentFailed: true }, {
      ...OPEN,
      status: "processing" as const,
    }],
  ])("differ: %s", (difference, facts, ours) => {
    expect(compareCheckout(facts, ours)).toBe(difference);
  });
});
