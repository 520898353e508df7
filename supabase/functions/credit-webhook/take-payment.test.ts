import { beforeEach, describe, expect, test } from "vitest";
import { openWebhook } from "./testing/open-webhook.ts";

let webhook: Awaited<ReturnType<typeof openWebhook>>;

/** A payment of the purchase; what happened to it may be replaced in part. */
function payment(changes: Record<string, unknown> = {}) {
  const [purchase] = webhook.purchases;
  const metadata = {
    ...{ app: "tenant-credits", env: "test" },
    ...{ tenant_id: purchase?.tenant_id ?? "", purchase_id: purchase?.purchase_id ?? "" },
  };
  const intent = { id: "pi_1", livemode: false, currency: "eur", metadata };
  return { intent, refunds: [], disputes: [], fraudWarnings: [], ...changes };
}

const refunded = { id: "re_1", amount: 2500, currency: "eur", status: "succeeded" };

const about = (type: string, object: Record<string, unknown> = {}, id = "evt_1") =>
  webhook.deliver(webhook.event({
    ...{ id, type },
    object: { id: "re_1", object: "refund", payment_intent: "pi_1", ...object },
  }));

beforeEach(async () => {
  webhook = await openWebhook();
});

test.each([
  ["refund.created", {}],
  ["refund.updated", { payment_intent: { id: "pi_1", object: "payment_intent" } }],
  ["charge.refunded", { id: "ch_1", object: "charge" }],
  ["charge.dispute.funds_withdrawn", { id: "du_1", object: "dispute" }],
])("%s asks Stripe what became of the payment, and applies that", async (type, object) => {
  webhook.stripe.payments.set("pi_1", payment({ refunds: [refunded] }));

  expect((await about(type, object)).status).toBe(200);
  expect(webhook.purchases[0]?.status).toBe("reversed");
  expect(webhook.events.get("evt_1")).toEqual({ status: "processed", reason: null });
});

test("what the event itself says of the money counts for nothing", async () => {
  webhook.stripe.payments.set("pi_1", payment());
  await about("charge.refunded", { amount_refunded: 2500, refunded: true });

  expect(webhook.purchases[0]?.status).toBe("credited");
});

test("an account that was frozen calls a person, once", async () => {
  webhook.stripe.payments.set("pi_1", payment({ fraudWarnings: [{ id: "issfr_1" }] }));
  await about("radar.early_fraud_warning.created", { id: "issfr_1", charge: "ch_1" });
  await about("radar.early_fraud_warning.created", { id: "issfr_1", charge: "ch_1" });

  const alerts = webhook.lines.filter((line) => line.includes('"level":"alert"'));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toContain('"event":"account_frozen"');
});

describe("a payment that is not ours is ignored", () => {
  test.each([
    ["of another app", { app: "shop" }],
    ["of another environment", { app: "tenant-credits", env: "staging" }],
  ])("%s", async (_, metadata) => {
    webhook.stripe.payments.set("pi_1", payment({ intent: { ...payment().intent, metadata } }));
    await about("refund.created");

    expect(webhook.events.get("evt_1")).toEqual({ status: "ignored", reason: "not_ours" });
  });

  test("and so is one that Stripe does not know under our key", async () => {
    await about("refund.created", { payment_intent: null, charge: null });

    expect(webhook.events.get("evt_1")).toEqual({ status: "ignored", reason: "not_ours" });
  });
});

describe("what cannot be read moves nothing, is on record and alerts", () => {
  test.each([
    ["unknown_refund_state", { refunds: [{ ...refunded, status: "half_paid" }] }],
    ["unknown_dispute_state", { disputes: [{ id: "du_1", status: "in_orbit" }] }],
    ["unknown_payment_state", { fraudWarnings: [{}] }],
    [
      "damaged_metadata",
      { intent: { id: "pi_1", metadata: { app: "tenant-credits", env: "test" } } },
    ],
  ])("%s", async (reason, changes) => {
    webhook.stripe.payments.set("pi_1", payment(changes));
    expect((await about("refund.updated")).status).toBe(200);

    expect(webhook.events.get("evt_1")).toEqual({ status: "quarantined", reason });
    expect(webhook.purchases[0]?.status).toBe("created");
    expect(webhook.lines.join()).toContain('"event":"event_quarantined"');
  });

  test("an event of the other mode", async () => {
    const object = { id: "re_1", object: "refund", payment_intent: "pi_1" };
    await webhook.deliver(webhook.event({ type: "refund.created", livemode: true, object }));

    expect(webhook.events.get("evt_1")).toEqual({
      status: "quarantined",
      reason: "livemode_mismatch",
    });
  });
});

test("our own fault is 500, and the redelivery succeeds", async () => {
  webhook.stripe.payments.set("pi_1", payment({ refunds: [refunded] }));
  const { applyPayment } = webhook.ledger;
  webhook.ledger.applyPayment = () => Promise.reject(new Error("connection lost"));
  expect((await about("refund.created")).status).toBe(500);
  expect(webhook.events.get("evt_1")).toEqual({ status: "failed", reason: "internal" });

  webhook.ledger.applyPayment = applyPayment;
  expect((await about("refund.created")).status).toBe(200);
  expect(webhook.purchases[0]?.status).toBe("reversed");
});
