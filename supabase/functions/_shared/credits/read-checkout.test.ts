import { describe, expect, test } from "vitest";
import { readCheckout } from "./read-checkout.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const PURCHASE = "33333333-3333-4333-8333-333333333333";

const paid = {
  id: "cs_1",
  livemode: true,
  status: "complete",
  payment_status: "paid",
  amount_total: 2500,
  currency: "eur",
  customer: "cus_1",
  payment_intent: { id: "pi_1", status: "succeeded" },
  line_items: { data: [{ quantity: 1, price: { unit_amount: 2500 } }] },
  total_details: { amount_discount: 0, amount_tax: 0 },
  metadata: { app: "tenant-credits", env: "test", tenant_id: TENANT, purchase_id: PURCHASE },
};

test("a session is read as the facts the database decides by", () => {
  expect(readCheckout(paid)).toEqual({
    kind: "facts",
    facts: {
      tenantId: TENANT,
      purchaseId: PURCHASE,
      sessionId: "cs_1",
      livemode: true,
      sessionStatus: "complete",
      paymentStatus: "paid",
      paymentFailed: false,
      amountMinor: 2500,
      currency: "eur",
      customerId: "cus_1",
      paymentIntentId: "pi_1",
      ...{ quantity: 1, unitMinor: 2500, discountMinor: 0, taxMinor: 0 },
    },
  });
});

test("references are read whether Stripe expanded them or not", () => {
  const other = { ...paid, customer: { id: "cus_1", deleted: true }, payment_intent: "pi_1" };

  expect(readCheckout(other)).toEqual(readCheckout(paid));
});

test("two lines have a quantity and no one price; a session without lines has neither", () => {
  const line = { quantity: 2, price: { unit_amount: 1250 } };
  const two = { ...paid, line_items: { data: [line, line] } };
  expect(readCheckout(two)).toMatchObject({ facts: { quantity: 4, unitMinor: null } });
  const { line_items: _, total_details: __, ...bare } = paid;
  expect(readCheckout(bare)).toMatchObject({
    facts: { quantity: null, unitMinor: null, discountMinor: null, taxMinor: null },
  });
});

test("an open session has no payment, customer or amount to speak of", () => {
  const unpaid = { ...paid, status: "open", payment_status: "unpaid" };
  const none = { customer: null, payment_intent: null, amount_total: null, currency: null };

  expect(readCheckout({ ...unpaid, ...none }))
    .toMatchObject({
      facts: { paymentFailed: false, amountMinor: null, customerId: null, paymentIntentId: null },
    });
});

test.each([
  ["requires_payment_method", true],
  ["canceled", true],
  ["processing", false],
  ["requires_action", false],
  ["a_status_of_tomorrow", false],
])("a delayed payment whose intent is %s has failed: %s", (status, paymentFailed) => {
  const session = { ...paid, payment_status: "unpaid", payment_intent: { id: "pi_1", status } };

  expect(readCheckout(session)).toMatchObject({ facts: { paymentFailed } });
});

describe("what cannot be read moves nothing", () => {
  test.each<[string, Record<string, unknown>]>([
    ["status", { status: "paused" }],
    ["status", { status: null }],
    ["payment status", { payment_status: "partially_paid" }],
    ["amount", { amount_total: "2500" }],
    ["fraction", { amount_total: 25.5 }],
    ["livemode", { livemode: undefined }],
  ])("an unknown %s: %j", (_, change) => {
    expect(readCheckout({ ...paid, ...change })).toEqual({
      kind: "unreadable",
      reason: "unknown_session_state",
    });
  });

  test.each<Record<string, string> | null>([
    null,
    {},
    { purchase_id: PURCHASE },
    { purchase_id: PURCHASE, tenant_id: "Alpenblick" },
    { purchase_id: `${PURCHASE} `, tenant_id: TENANT },
  ])("damaged metadata: %j", (metadata) => {
    expect(readCheckout({ ...paid, metadata })).toEqual({
      kind: "unreadable",
      reason: "damaged_metadata",
    });
  });
});
