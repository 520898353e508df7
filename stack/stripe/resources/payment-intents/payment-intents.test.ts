import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../../testing/error-of.ts";
import { savedCard, topUp } from "../../testing/saved-card.ts";
import { type Shop, startShop } from "../../testing/start-shop.ts";

let shop: Shop;
let stripe: Stripe;
beforeEach(async () => {
  shop = await startShop();
  stripe = shop.stripe;
});
afterEach(() => shop[Symbol.asyncDispose]());

const types = async () => (await shop.received()).toSorted();

test("a saved card is charged without its owner", async () => {
  const card = await savedCard(shop);
  const intent = await topUp(shop, card);
  expect(intent).toMatchObject({
    status: "succeeded",
    amount_received: 2500,
    customer: card.customer,
    payment_method: card.payment_method,
    metadata: { purchase_id: "p1" },
  });
  const charge = await stripe.charges.retrieve(String(intent.latest_charge));
  expect(charge).toMatchObject({
    paid: true,
    amount: 2500,
    customer: card.customer,
    metadata: { purchase_id: "p1" },
    billing_details: { email: "a@example.com" },
  });
  expect(await types())
    .toEqual(["charge.succeeded", "payment_intent.created", "payment_intent.succeeded"]);
  expect((await topUp(shop, card)).id).toBe(intent.id);
  expect((await stripe.refunds.create({ payment_intent: intent.id })).status).toBe("succeeded");
});

test("a declined card is a 402 that names the intent, and the key gives the same again", async () => {
  const card = await savedCard(shop);
  await shop.simulator.control.cardBehaviour({
    payment_method: card.payment_method,
    behaviour: "insufficient_funds",
  });
  const error = await errorOf(topUp(shop, card));
  expect(error).toMatchObject({
    type: "StripeCardError",
    statusCode: 402,
    code: "card_declined",
    decline_code: "insufficient_funds",
    payment_intent: {
      object: "payment_intent",
      status: "requires_payment_method",
      metadata: { purchase_id: "p1" },
      last_payment_error: { decline_code: "insufficient_funds" },
    },
    payment_method: { id: card.payment_method },
  });
  const { data: [left] } = await stripe.paymentIntents.list({ customer: card.customer, limit: 1 });
  expect(left).toMatchObject({ id: error.payment_intent?.id, status: "requires_payment_method" });
  expect((await stripe.charges.retrieve(error.charge ?? "")).status).toBe("failed");
  expect(await types())
    .toEqual(["charge.failed", "payment_intent.created", "payment_intent.payment_failed"]);
  const again = await errorOf(topUp(shop, card));
  expect(again).toMatchObject({ statusCode: 402, payment_intent: { id: left?.id } });
  expect((await stripe.paymentIntents.list({ customer: card.customer })).data).toHaveLength(2);
});

test("a bank that wants the owner declines off-session, and the owner can finish later", async () => {
  const card = await savedCard(shop);
  await shop.simulator.control.cardBehaviour({
    payment_method: card.payment_method,
    behaviour: "authentication_required",
  });
  const error = await errorOf(topUp(shop, card));
  expect(error).toMatchObject({
    statusCode: 402,
    code: "authentication_required",
    payment_intent: { status: "requires_payment_method", client_secret: expect.any(String) },
  });
  shop.receiver.events.length = 0;
  await shop.simulator.control.authenticate({ payment_intent: error.payment_intent?.id ?? "" });
  expect(await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? ""))
    .toMatchObject({ status: "succeeded", last_payment_error: null, amount_received: 2500 });
});

test("with the owner there, the bank asks first", async () => {
  const card = await savedCard(shop);
  const behaviour = "authentication_required";
  await shop.simulator.control.cardBehaviour({ payment_method: card.payment_method, behaviour });
  const asked = await topUp(shop, card, { off_session: false });
  expect(asked).toMatchObject({
    status: "requires_action",
    next_action: { type: "use_stripe_sdk" },
  });
  expect(await types()).toEqual(["payment_intent.created", "payment_intent.requires_action"]);
  const { payment_intent } = await shop.simulator.control.authenticate({
    payment_intent: asked.id,
    outcome: "failed",
  });
  expect(payment_intent).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
  await expect(shop.simulator.control.authenticate({ payment_intent: asked.id }))
    .rejects.toThrow("nobody asks its customer anything");
});

test("an intent can be made first and confirmed or canceled later", async () => {
  const card = await savedCard(shop);
  const make = (key: string) => topUp(shop, card, { confirm: false, off_session: false }, key);
  const first = await make("a");
  expect(first.status).toBe("requires_confirmation");
  expect((await stripe.paymentIntents.confirm(first.id, { off_session: true })).status)
    .toBe("succeeded");
  expect(await errorOf(stripe.paymentIntents.cancel(first.id))).toMatchObject({ statusCode: 400 });
  const second = await make("b");
  expect(await stripe.paymentIntents.cancel(second.id, { cancellation_reason: "abandoned" }))
    .toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  expect(await errorOf(stripe.paymentIntents.confirm(second.id)))
    .toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
});

test.each<[string, Partial<Stripe.PaymentIntentCreateParams>, string]>([
  ["another customer's card", { customer: "other" }, "payment_method"],
  ["off_session without confirm", { confirm: false }, "off_session"],
  ["less than half a euro", { amount: 49 }, "amount"],
  ["an unknown card", { payment_method: "pm_missing" }, "payment_method"],
])("an intent with %s is refused", async (_, change, param) => {
  const card = await savedCard(shop);
  const { id: other } = await stripe.customers.create({});
  const known = change.customer === undefined ? change : { customer: other };
  expect(await errorOf(topUp(shop, card, known))).toMatchObject({ statusCode: 400, param });
});

test("intents are listed by customer and time with their metadata", async () => {
  const card = await savedCard(shop);
  const other = await savedCard(shop);
  await topUp(shop, card);
  await topUp(shop, other, {}, "top-up:2");
  const { now } = await shop.simulator.control.clock();
  const { data } = await stripe.paymentIntents.list({
    customer: card.customer,
    created: { gte: now - 60 },
  });
  expect(data.map(({ metadata }) => metadata)).toEqual([{ purchase_id: "p1" }, {}]);
  expect((await stripe.paymentIntents.list({ created: { gt: now } })).data).toEqual([]);
});

test("an answer that was lost charges nobody twice", async () => {
  const card = await savedCard(shop);
  await shop.simulator.control.failNext({
    kind: "reset",
    moment: "reply",
    path: "/v1/payment_intents",
  });
  expect((await topUp(shop, card)).status).toBe("succeeded");
  const { data } = await stripe.charges.list({ customer: card.customer });
  expect(data).toHaveLength(2);
});
