import { expect, test } from "vitest";
import { readAutoTopup } from "./read-auto-topup.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const PURCHASE = "33333333-3333-4333-8333-333333333333";

const intent = {
  ...{ id: "pi_1", livemode: true, status: "succeeded", amount: 2500, amount_received: 2500 },
  ...{ currency: "eur", customer: "cus_1", last_payment_error: null },
  metadata: { app: "tenant-credits", env: "test", tenant_id: TENANT, purchase_id: PURCHASE },
};
const read = (changes: Record<string, unknown>) => readAutoTopup({ ...intent, ...changes });

test("a payment is read as the facts the database decides by", () => {
  expect(read({ customer: { id: "cus_1" } })).toEqual({
    kind: "facts",
    facts: {
      ...{ tenantId: TENANT, purchaseId: PURCHASE, paymentIntentId: "pi_1", livemode: true },
      ...{ status: "succeeded", amountMinor: 2500, currency: "eur", customerId: "cus_1" },
      failure: null,
    },
  });
});

test("what counts is the money that arrived, not what was asked", () => {
  expect(read({ amount_received: 1 })).toMatchObject({ facts: { amountMinor: 1 } });
});

test.each<[unknown, string]>([
  [{ code: "card_declined", decline_code: "insufficient_funds" }, "insufficient_funds"],
  [{ code: "expired_card" }, "expired_card"],
  [{ code: "authentication_required", decline_code: "generic" }, "authentication_required"],
  [{ code: "Somebody@example.com" }, "declined"],
  [null, "canceled"],
])("an end by %j is %s", (last_payment_error, failure) => {
  expect(read({ status: "canceled", amount_received: 0, last_payment_error }))
    .toMatchObject({ facts: { status: "canceled", failure, amountMinor: 2500 } });
});

test.each<[Record<string, unknown>, string]>([
  [{ status: "requires_payment_method" }, "unknown_payment_state"],
  [{ status: "brand_new" }, "unknown_payment_state"],
  [{ amount_received: "2500" }, "unknown_payment_state"],
  [{ metadata: { purchase_id: "p1" } }, "damaged_metadata"],
  [{ metadata: null }, "damaged_metadata"],
])("%j moves nothing: %s", (changes, reason) => {
  expect(read(changes)).toEqual({ kind: "unreadable", reason });
});
