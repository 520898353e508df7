import { expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { startShop } from "../testing/start-shop.ts";

test("paying completes the session, its intent and its charge, and tells the shop", async () => {
  await using shop = await startShop();
  const { stripe, simulator } = shop;
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const open = await shop.openSession({
    customer: customer.id,
    client_reference_id: "purchase-1",
    metadata: { purchase_id: "purchase-1" },
    payment_intent_data: { metadata: { purchase_id: "purchase-1" }, description: "100 credits" },
  });
  expect(open).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 2500,
    currency: "eur",
    url: `${simulator.url}/c/pay/${open.id}`,
  });

  await simulator.control.pay({ session: open.id });

  const paid = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(paid).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    customer: customer.id,
    client_reference_id: "purchase-1",
    metadata: { purchase_id: "purchase-1" },
    payment_intent: {
      status: "succeeded",
      amount_received: 2500,
      description: "100 credits",
      metadata: { purchase_id: "purchase-1" },
      latest_charge: { status: "succeeded", billing_details: { email: "a@example.com" } },
    },
  });
  expect((await shop.received()).toSorted()).toEqual([
    "charge.succeeded",
    "checkout.session.completed",
    "customer.created",
    "payment_intent.created",
    "payment_intent.succeeded",
  ]);
});

test("events carry the version of the SDK and the request that caused them", async () => {
  await using shop = await startShop();
  const customer = await shop.stripe.customers.create({}, { idempotencyKey: "customer:1" });
  await shop.simulator.control.pay({ session: (await shop.openSession()).id });
  await shop.received();
  const created = shop.receiver.events.find(({ type }) => type === "customer.created");
  expect(created).toMatchObject({
    object: "event",
    api_version: "2026-10-28.endive",
    livemode: false,
    pending_webhooks: 1,
    request: { id: customer.lastResponse.requestId, idempotency_key: "customer:1" },
  });
  const completed = shop.receiver.events.find(({ type }) => type === "checkout.session.completed");
  expect(completed?.request).toEqual({ id: null, idempotency_key: null });
  expect((await shop.stripe.events.retrieve(completed?.id ?? "")).pending_webhooks).toBe(0);
});

test("a declined card leaves the session open, a failed charge and an intent that waits", async () => {
  await using shop = await startShop();
  const { stripe, simulator } = shop;
  const { id } = await shop.openSession();
  await simulator.control.decline({ session: id, reason: "insufficient_funds" });
  const declined = await stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(declined).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: {
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
      latest_charge: { status: "failed", paid: false, failure_code: "card_declined" },
    },
  });
  expect((await shop.received()).toSorted())
    .toEqual(["charge.failed", "payment_intent.created", "payment_intent.payment_failed"]);

  await simulator.control.pay({ session: id });
  const { data: charges } = await stripe.charges.list();
  expect(charges.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
  expect(new Set(charges.map(({ payment_intent }) => payment_intent)).size).toBe(1);
});

test("a session can be paid once only", async () => {
  await using shop = await startShop();
  const { id } = await shop.openSession();
  const pay = () => shop.simulator.control.pay({ session: id });
  await pay();
  await expect(pay()).rejects.toThrow(`The session ${id} is complete, not open`);
  expect((await shop.stripe.charges.list()).data).toHaveLength(1);
});

test("an expired session cannot be paid, and its waiting intent is canceled", async () => {
  await using shop = await startShop();
  const { id } = await shop.openSession();
  await shop.simulator.control.decline({ session: id });
  expect(await shop.stripe.checkout.sessions.expire(id)).toMatchObject({
    status: "expired",
    url: null,
  });
  expect(await errorOf(shop.stripe.checkout.sessions.expire(id))).toMatchObject({
    statusCode: 400,
  });
  await expect(shop.simulator.control.pay({ session: id })).rejects.toThrow("is expired, not open");
  const { data: [intent] } = await shop.stripe.paymentIntents.list();
  expect(intent?.status).toBe("canceled");
  expect(await shop.received()).toContain("checkout.session.expired");
});

test("a session expires by itself when simulated time reaches its end", async () => {
  await using shop = await startShop();
  const { control } = shop.simulator;
  const { now } = await control.clock();
  const { id } = await shop.openSession({ expires_at: now + 1800 + 5 });
  await control.advance({ seconds: 1700 });
  expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe("open");
  await control.advance({ seconds: 200 });
  expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe("expired");
  expect(await shop.received()).toEqual(["checkout.session.expired"]);
});

test("customer_creation always makes a customer of the payer, if_required none", async () => {
  await using shop = await startShop();
  const { control } = shop.simulator;
  const guest = await shop.openSession();
  await control.pay({ session: guest.id });
  expect((await shop.stripe.checkout.sessions.retrieve(guest.id)).customer).toBeNull();
  const known = await shop.openSession({ customer_creation: "always" });
  await control.pay({ session: known.id, email: "payer@example.com" });
  const { customer } = await shop.stripe.checkout.sessions.retrieve(known.id, {
    expand: ["customer"],
  });
  expect(customer).toMatchObject({ object: "customer", email: "payer@example.com" });
});

test("a session over nothing completes without a payment", async () => {
  await using shop = await startShop();
  const { id } = await shop.openSession({
    line_items: [{
      quantity: 1,
      price_data: { currency: "eur", unit_amount: 0, product_data: { name: "Gift" } },
    }],
  });
  await shop.simulator.control.pay({ session: id });
  expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "no_payment_required",
    payment_intent: null,
  });
  expect(await shop.received()).toEqual(["checkout.session.completed"]);
});
