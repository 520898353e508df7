import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../../testing/error-of.ts";
import { paidSession } from "../../testing/paid-session.ts";
import { type Shop, startShop } from "../../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

const types = async () => (await shop.received()).toSorted();
const chargeNow = (id: string) => shop.stripe.charges.retrieve(id, { expand: ["refunds"] });

test("a full refund through the API empties the charge and tells of it in every way", async () => {
  const { payment_intent, charge } = await paidSession(shop);
  const refund = await shop.stripe.refunds.create({
    payment_intent,
    reason: "requested_by_customer",
    metadata: { case: "7" },
  }, { idempotencyKey: "refund:7" });
  expect(refund).toMatchObject({
    object: "refund",
    amount: 2500,
    currency: "eur",
    charge,
    payment_intent,
    status: "succeeded",
    reason: "requested_by_customer",
    metadata: { case: "7" },
  });
  expect(await chargeNow(charge)).toMatchObject({
    amount_refunded: 2500,
    refunded: true,
    status: "succeeded",
    refunds: { data: [{ id: refund.id }] },
  });
  expect(await types())
    .toEqual(["charge.refund.updated", "charge.refunded", "refund.created", "refund.updated"]);
  const refunded = shop.receiver.events.find(({ type }) => type === "charge.refunded");
  expect(refunded?.data).toMatchObject({
    object: { id: charge, amount_refunded: 2500, payment_intent },
    previous_attributes: { amount_refunded: 0, refunded: false },
  });
  expect(refunded?.request?.idempotency_key).toBe("refund:7");
});

test("partial refunds add up, and more than is left is refused", async () => {
  const { charge } = await paidSession(shop);
  await shop.stripe.refunds.create({ charge, amount: 1000 });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 1000, refunded: false });
  expect(await errorOf(shop.stripe.refunds.create({ charge, amount: 1501 })))
    .toMatchObject({ statusCode: 400, param: "amount" });
  await shop.stripe.refunds.create({ charge });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 2500, refunded: true });
  expect(await errorOf(shop.stripe.refunds.create({ charge })))
    .toMatchObject({ statusCode: 400, code: "charge_already_refunded" });
});

test("what was never paid cannot be refunded", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.decline({ session: id });
  const { data: [intent] } = await shop.stripe.paymentIntents.list();
  expect(await errorOf(shop.stripe.refunds.create({ payment_intent: intent?.id ?? "" })))
    .toMatchObject({ statusCode: 400, param: "payment_intent" });
  await expect(shop.simulator.control.refund({ session: id })).rejects.toThrow(
    "cannot be refunded",
  );
  await expect(shop.simulator.control.refund({})).rejects.toThrow("Name one payment");
});

test("the control API refunds a share of a payment named by its session", async () => {
  const { session, charge } = await paidSession(shop);
  const { refund } = await shop.simulator.control.refund({ session, percent: 40 });
  expect(refund).toMatchObject({ amount: 1000, charge, status: "succeeded" });
});

test("a pending refund counts at once, succeeds later, and says what it was before", async () => {
  const { session, charge } = await paidSession(shop);
  const { refund } = await shop.simulator.control.refund({ session, status: "pending" });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 2500, refunded: true });
  expect(await types()).toEqual(["charge.refunded", "refund.created"]);
  shop.receiver.events.length = 0;
  await shop.simulator.control.succeedRefund({ refund: refund.id });
  const after = await shop.stripe.refunds.retrieve(refund.id);
  expect(after.status).toBe("succeeded");
  expect(after.pending_reason).toBeUndefined();
  expect(await types()).toEqual(["charge.refund.updated", "refund.updated"]);
  expect(shop.receiver.events[0]?.data.previous_attributes)
    .toEqual({ pending_reason: "processing", status: "pending" });
});

test.each(["pending", "succeeded"] as const)(
  "a %s refund can fail, and the charge is whole again",
  async (status) => {
    const { session, charge } = await paidSession(shop);
    const { refund } = await shop.simulator.control.refund({ session, status, amount: 700 });
    await shop.received();
    shop.receiver.events.length = 0;
    await shop.simulator.control.failRefund({ refund: refund.id });
    const failed = await shop.stripe.refunds.retrieve(refund.id, {
      expand: ["balance_transaction", "failure_balance_transaction"],
    });
    expect(failed).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      balance_transaction: { amount: -700, type: "refund" },
      failure_balance_transaction: { amount: 700, type: "refund_failure" },
    });
    expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await types()).toEqual(["charge.refund.updated", "refund.failed", "refund.updated"]);
    await expect(shop.simulator.control.failRefund({ refund: refund.id })).rejects.toThrow(
      "is failed",
    );
    expect((await shop.stripe.refunds.create({ charge })).amount).toBe(2500);
  },
);

test("a pending refund can be canceled, a succeeded one not", async () => {
  const { session, charge } = await paidSession(shop);
  const { refund } = await shop.simulator.control.refund({ session, status: "pending" });
  expect(await shop.stripe.refunds.cancel(refund.id)).toMatchObject({ status: "canceled" });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
  const { refund: paid } = await shop.simulator.control.refund({ session });
  expect(await errorOf(shop.stripe.refunds.cancel(paid.id))).toMatchObject({ statusCode: 400 });
  await expect(shop.simulator.control.cancelRefund({ refund: paid.id })).rejects.toThrow(
    "succeeded",
  );
});

test("a debit is refunded by a transfer that is pending at first", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.payLater({ session: id });
  await shop.simulator.control.settleDelayed({ session: id, outcome: "succeeded" });
  const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(id);
  const refund = await shop.stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(refund.status).toBe("pending");
});

test("refunds are listed by charge, intent and time, page by page", async () => {
  const one = await paidSession(shop);
  const other = await paidSession(shop);
  for (const amount of [100, 200, 300]) {
    await shop.stripe.refunds.create({ charge: one.charge, amount });
  }
  await shop.stripe.refunds.create({ charge: other.charge, amount: 400 });
  const first = await shop.stripe.refunds.list({ payment_intent: one.payment_intent, limit: 2 });
  expect(first.data.map(({ amount }) => amount)).toEqual([300, 200]);
  expect(first.has_more).toBe(true);
  const second = await shop.stripe.refunds.list({
    charge: one.charge,
    limit: 2,
    starting_after: first.data.at(-1)?.id ?? "",
  });
  expect(second.data.map(({ amount }) => amount)).toEqual([100]);
  const { now } = await shop.simulator.control.clock();
  expect((await shop.stripe.refunds.list({ created: { gte: now - 60 } })).data).toHaveLength(4);
  expect((await shop.stripe.refunds.list({ created: { gt: now } })).data).toHaveLength(0);
});

test("a refund's metadata can be changed, with an event that says what it was", async () => {
  const { charge } = await paidSession(shop);
  const { id } = await shop.stripe.refunds.create({ charge, metadata: { a: "1" } });
  await shop.received();
  shop.receiver.events.length = 0;
  expect((await shop.stripe.refunds.update(id, { metadata: { b: "2" } })).metadata)
    .toEqual({ a: "1", b: "2" });
  expect(await types()).toEqual(["charge.refund.updated", "refund.updated"]);
  expect(shop.receiver.events[0]?.data.previous_attributes).toEqual({ metadata: { a: "1" } });
});
