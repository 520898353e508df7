import { describe, expect, test } from "vitest";
import { readPayment } from "./read-payment.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const PURCHASE = "33333333-3333-4333-8333-333333333333";

const intent = {
  ...{ id: "pi_1", livemode: true, currency: "eur", status: "succeeded" },
  metadata: { app: "tenant-credits", env: "test", tenant_id: TENANT, purchase_id: PURCHASE },
};
const refund = { id: "re_1", amount: 1000, currency: "eur", status: "pending", reason: null };
const dispute = {
  ...{ id: "du_1", amount: 2500, currency: "eur", status: "needs_response" },
  balance_transactions: [{ amount: -2500, fee: 2000, net: -4500, currency: "eur" }],
};

const read = (changes: Record<string, unknown>) =>
  readPayment({ intent, refunds: [], disputes: [], fraudWarnings: [], ...changes });
const disputesOf = (changes: Record<string, unknown>) => {
  const reading = read({ disputes: [{ ...dispute, ...changes }] });
  return reading.kind === "facts" ? reading.facts.disputes : reading.reason;
};

test("a payment is read as the facts the database decides by", () => {
  expect(read({ refunds: [refund], disputes: [dispute], fraudWarnings: [{ id: "issfr_1" }] }))
    .toEqual({
      kind: "facts",
      facts: {
        ...{ tenantId: TENANT, purchaseId: PURCHASE, paymentIntentId: "pi_1", livemode: true },
        currency: "eur",
        refunds: [{ id: "re_1", amount_minor: 1000, status: "pending" }],
        disputes: [{
          ...{ id: "du_1", status: "needs_response" },
          ...{ withdrawn_minor: 2500, reinstated_minor: 0 },
        }],
        fraudWarnings: ["issfr_1"],
      },
    });
});

describe("what a bank has taken", () => {
  test("is what moved, whatever the status says, and never its fee", () => {
    expect(disputesOf({ status: "lost", balance_transactions: [] }))
      .toMatchObject([{ withdrawn_minor: 0, reinstated_minor: 0 }]);
    const back = { amount: 1500, currency: "eur" };
    expect(disputesOf({ balance_transactions: [...dispute.balance_transactions, back] }))
      .toMatchObject([{ withdrawn_minor: 2500, reinstated_minor: 1500 }]);
  });

  test("in the account's other currency is the disputed amount, and its share when it returns", () => {
    const taken = { amount: -2900, currency: "usd" };
    expect(disputesOf({ balance_transactions: [taken] }))
      .toMatchObject([{ withdrawn_minor: 2500, reinstated_minor: 0 }]);
    const back = { amount: 1450, currency: "usd" };
    expect(disputesOf({ balance_transactions: [taken, back] }))
      .toMatchObject([{ withdrawn_minor: 2500, reinstated_minor: 1250 }]);
    expect(disputesOf({ balance_transactions: [taken, { amount: 3000, currency: "usd" }] }))
      .toMatchObject([{ reinstated_minor: 2500 }]);
  });
});

describe("what cannot be read moves nothing", () => {
  test.each<[string, Record<string, unknown>]>([
    ["unknown_refund_state", { refunds: [refund, { ...refund, status: "reversed" }] }],
    ["unknown_refund_state", { refunds: [{ ...refund, amount: 0 }] }],
    ["unknown_refund_state", { refunds: [{ ...refund, currency: "usd" }] }],
    ["unknown_dispute_state", { disputes: [{ ...dispute, status: "mediation" }] }],
    ["unknown_dispute_state", { disputes: [{ ...dispute, currency: "usd" }] }],
    ["unknown_dispute_state", { disputes: [{ ...dispute, balance_transactions: ["txn_1"] }] }],
    ["unknown_payment_state", { intent: { ...intent, livemode: null } }],
    ["unknown_payment_state", { fraudWarnings: ["issfr_1"] }],
    ["damaged_metadata", { intent: { ...intent, metadata: { tenant_id: TENANT } } }],
  ])("%s: %j", (reason, changes) => {
    expect(read(changes)).toEqual({ kind: "unreadable", reason });
  });
});
