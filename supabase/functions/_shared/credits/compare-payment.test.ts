import { describe, expect, it } from "vitest";
import { comparePayment } from "./compare-payment.ts";
import type { PaymentFacts } from "./read-payment.ts";
import type { PurchaseBooks } from "./reconcile-rows.ts";

const REFUND = { id: "re_1", amount_minor: 1000, status: "succeeded" };
const DISPUTE = { id: "dp_1", status: "under_review", withdrawn_minor: 2500, reinstated_minor: 0 };

const BOOKS: PurchaseBooks = {
  tenant_id: "11111111-1111-4111-8111-111111111111",
  purchase_id: "33333333-3333-4333-8333-333333333333",
  status: "credited",
  amount_credits: 100,
  price_minor: 2500,
  stripe_session_id: "cs_1",
  stripe_payment_intent_id: "pi_1",
  reversed_minor: 0,
  reversed_credits: 0,
  refunds: [REFUND],
  disputes: [DISPUTE],
  freezes: ["dp_1", "issfr_1"],
};

const FACTS: PaymentFacts = {
  tenantId: BOOKS.tenant_id,
  purchaseId: BOOKS.purchase_id,
  paymentIntentId: "pi_1",
  livemode: false,
  currency: "eur",
  refunds: [REFUND],
  disputes: [DISPUTE],
  fraudWarnings: ["issfr_1"],
};

describe("a payment and its purchase", () => {
  it.each<[string, Partial<PaymentFacts>, Partial<PurchaseBooks>]>([
    ["we know all of it", {}, {}],
    ["a look shows a part", { refunds: [], disputes: [], fraudWarnings: [] }, {}],
    ["a look is older", { refunds: [{ ...REFUND, status: "pending" }] }, {}],
    [
      "another payment was granted",
      { paymentIntentId: "pi_2", refunds: [{ ...REFUND, id: "x" }] },
      {},
    ],
    ["warnings freeze nothing, by policy", { fraudWarnings: ["issfr_2"] }, { freezes: null }],
  ])("agree when %s", (_, facts, books) => {
    expect(comparePayment({ ...FACTS, ...facts }, { ...BOOKS, ...books })).toBeNull();
  });

  it("agree when there is no purchase: what was never granted cannot go back", () => {
    expect(comparePayment(FACTS, undefined)).toBeNull();
  });

  it.each<[string, Partial<PaymentFacts>]>([
    ["unknown_refund", { refunds: [REFUND, { ...REFUND, id: "re_2" }] }],
    ["refund_behind", { refunds: [{ ...REFUND, status: "failed" }] }],
    ["unknown_dispute", { disputes: [{ ...DISPUTE, id: "dp_2" }] }],
    ["dispute_behind", { disputes: [{ ...DISPUTE, status: "won" }] }],
    ["dispute_behind", { disputes: [{ ...DISPUTE, reinstated_minor: 2500 }] }],
    ["unknown_fraud_warning", { fraudWarnings: ["issfr_1", "issfr_2"] }],
  ])("differ: %s", (difference, facts) => {
    expect(comparePayment({ ...FACTS, ...facts }, BOOKS)).toBe(difference);
  });

  it("differ before the grant as well, when the purchase does not know its payment yet", () => {
    const waiting = { ...BOOKS, stripe_payment_intent_id: null, refunds: [], disputes: [] };

    expect(comparePayment(FACTS, waiting)).toBe("unknown_refund");
  });
});
