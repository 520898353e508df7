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

test("checkout with setup_future_usage saves the card with its customer", async () => {
  const { id: customer } = await stripe.customers.create({});
  const session = await shop.openSession({
    customer,
    payment_intent_data: { setup_future_usage: "off_session" },
  });
  await shop.simulator.control.pay({ session: session.id, name: "P", email: "p@example.com" });
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.payment_method"],
  });
  expect(payment_intent).toMatchObject({
    setup_future_usage: "off_session",
    payment_method: {
      object: "payment_method",
      type: "card",
      customer,
      card: { brand: "visa", last4: "4242" },
      billing_details: { name: "P" },
    },
  });
  expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1);
  expect((await stripe.paymentMethods.list({ customer, type: "sepa_debit" })).data).toEqual([]);
  expect(await types()).toContain("payment_method.attached");
});

test("checkout without it saves nothing, and with it makes the customer that a card needs", async () => {
  const { id: customer } = await stripe.customers.create({});
  await shop.simulator.control.pay({ session: (await shop.openSession({ customer })).id });
  expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
  const guest = await shop.openSession({
    payment_intent_data: { setup_future_usage: "off_session" },
  });
  await shop.simulator.control.pay({ session: guest.id });
  const { customer: made } = await stripe.checkout.sessions.retrieve(guest.id);
  expect((await stripe.customers.listPaymentMethods(String(made))).data).toHaveLength(1);
});

test("a saved card can become a customer's default", async () => {
  const { customer, payment_method } = await savedCard(shop);
  const changed = await stripe.customers.update(customer, {
    invoice_settings: { default_payment_method: payment_method },
  });
  expect(changed.invoice_settings.default_payment_method).toBe(payment_method);
});

test("Stripe's test cards can be attached, charged and detached", async () => {
  const { id: customer } = await stripe.customers.create({});
  const good = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  expect((await topUp(shop, { customer, payment_method: good.id })).status).toBe("succeeded");
  const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  expect(await errorOf(topUp(shop, { customer, payment_method: bad.id }, {}, "other")))
    .toMatchObject({ decline_code: "generic_decline" });
  await stripe.paymentMethods.detach(good.id);
  expect(await errorOf(topUp(shop, { customer, payment_method: good.id }, {}, "third")))
    .toMatchObject({ statusCode: 400, param: "payment_method" });
  expect((await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id))
    .toEqual([bad.id]);
});
