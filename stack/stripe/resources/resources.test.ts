import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
let stripe: Stripe;
beforeAll(async () => {
  shop = await startShop();
  stripe = shop.stripe;
});
afterAll(() => shop[Symbol.asyncDispose]());

test("metadata merges, an empty value unsets its key, null clears everything", async () => {
  const { id } = await stripe.customers.create({ metadata: { a: "1", b: "2" } });
  expect((await stripe.customers.update(id, { metadata: { b: "3", c: "4" } })).metadata)
    .toEqual({ a: "1", b: "3", c: "4" });
  expect((await stripe.customers.update(id, { metadata: { a: "" } })).metadata)
    .toEqual({ b: "3", c: "4" });
  expect((await stripe.customers.update(id, { name: "N" })).metadata).toEqual({ b: "3", c: "4" });
  expect((await stripe.customers.update(id, { metadata: "" })).metadata).toEqual({});
});

test("metadata has Stripe's bounds", async () => {
  const long = await errorOf(stripe.customers.create({ metadata: { a: "x".repeat(501) } }));
  expect(long.statusCode).toBe(400);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
  expect(await errorOf(stripe.customers.create({ metadata: many }))).toMatchObject({
    statusCode: 400,
    param: "metadata",
  });
});

test("an update changes what was sent and nothing else, and says what it was before", async () => {
  const { id } = await stripe.customers.create({ name: "Old", email: "a@example.com" });
  const updated = await stripe.customers.update(id, { name: "New" });
  expect(updated).toMatchObject({ name: "New", email: "a@example.com" });
  const { data: [event] } = await stripe.events.list({ type: "customer.updated", limit: 1 });
  expect(event?.data.previous_attributes).toEqual({ name: "Old" });
});

test("a deleted customer says so and cannot buy", async () => {
  const { id } = await stripe.customers.create({});
  expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
  expect((await stripe.customers.list({ limit: 100 })).data.map((each) => each.id)).not.toContain(
    id,
  );
  expect(await errorOf(shop.openSession({ customer: id }))).toMatchObject({ param: "customer" });
});

test("a product can be made with its default price", async () => {
  const product = await stripe.products.create({
    name: "Starter",
    default_price_data: { currency: "EUR", unit_amount: 1250 },
    expand: ["default_price"],
  });
  expect(product.default_price).toMatchObject({
    object: "price",
    product: product.id,
    currency: "eur",
    unit_amount: 1250,
    type: "one_time",
  });
});

test("products are renamed, deactivated and listed by what they are", async () => {
  const { id } = await stripe.products.create({
    name: "A",
    description: "old",
    metadata: { a: "1" },
  });
  const changed = await stripe.products.update(id, { name: "B", active: false, description: "" });
  expect(changed).toMatchObject({
    name: "B",
    active: false,
    description: null,
    metadata: { a: "1" },
  });
  expect((await stripe.products.list({ ids: [id], active: false })).data).toHaveLength(1);
  expect((await stripe.products.list({ ids: [id], active: true })).data).toHaveLength(0);
});

test("a lookup key names one price and moves only on purpose", async () => {
  const product = await stripe.products.create({ name: "P" });
  const make = (transfer: boolean) =>
    stripe.prices.create({
      product: product.id,
      currency: "eur",
      unit_amount: 100,
      lookup_key: "standard",
      transfer_lookup_key: transfer,
    });
  const first = await make(false);
  expect(await errorOf(make(false))).toMatchObject({ param: "lookup_key" });
  const second = await make(true);
  expect((await stripe.prices.list({ lookup_keys: ["standard"] })).data.map(({ id }) => id))
    .toEqual([second.id]);
  expect((await stripe.prices.retrieve(first.id)).lookup_key).toBeNull();
});

test("a session can sell a stored price, but not an inactive one", async () => {
  const price = await stripe.prices.create({
    currency: "eur",
    unit_amount: 1250,
    product_data: { name: "Starter" },
  });
  const buy = () => shop.openSession({ line_items: [{ price: price.id, quantity: 3 }] });
  expect((await buy()).amount_total).toBe(3750);
  await stripe.prices.update(price.id, { active: false });
  expect(await errorOf(buy())).toMatchObject({ param: "line_items[0][price]" });
});

test("inline prices leave inactive objects behind that cannot be sold again", async () => {
  const session = await shop.openSession({ expand: ["line_items.data.price.product"] });
  expect(session.line_items?.data[0]?.price).toMatchObject({
    active: false,
    product: { active: false, name: "100 credits" },
  });
});

test.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, string]>([
  ["both price and price_data", {
    line_items: [{ price: "price_1", price_data: { currency: "eur" } }],
  }, "line_items[0][price_data][unit_amount]"],
  [
    "an expiry in less than half an hour",
    { expires_at: Math.floor(Date.now() / 1000) + 60 },
    "expires_at",
  ],
  [
    "an expiry in more than a day",
    { expires_at: Math.floor(Date.now() / 1000) + 90_000 },
    "expires_at",
  ],
  ["a subscription", { mode: "subscription" }, "mode"],
  ["a relative return address", { success_url: "/paid" }, "success_url"],
  ["a locale that Checkout does not speak", { locale: "de-DE" }, "locale"],
  ["less than half a euro to pay", {
    line_items: [{
      price_data: { currency: "eur", unit_amount: 49, product_data: { name: "A" } },
    }],
  }, "line_items"],
  ["nothing to buy", { line_items: [] }, "line_items"],
  ["no method left", {
    excluded_payment_method_types: ["card", "sepa_debit"],
  }, "allowed_payment_method_types"],
  [
    "customer and customer_email",
    { customer: "cus_1", customer_email: "a@example.com" },
    "customer",
  ],
])("a session with %s is refused", async (_, change, param) => {
  expect(await errorOf(shop.openSession(change))).toMatchObject({ statusCode: 400, param });
});

test("a session's metadata can be changed later", async () => {
  const { id } = await shop.openSession({ metadata: { a: "1" } });
  const updated = await stripe.checkout.sessions.update(id, { metadata: { b: "2" } });
  expect(updated.metadata).toEqual({ a: "1", b: "2" });
});

test("an endpoint's secret is shown once", async () => {
  const made = await stripe.webhookEndpoints.create({
    url: "http://127.0.0.1:9/hook",
    enabled_events: ["charge.succeeded"],
  });
  expect(made.secret).toMatch(/^whsec_\w{32}$/);
  const shown = await stripe.webhookEndpoints.retrieve(made.id);
  expect(shown).toMatchObject({ id: made.id, status: "enabled" });
  expect(shown.secret).toBeUndefined();
  expect(await stripe.webhookEndpoints.update(made.id, { disabled: true }))
    .toMatchObject({ status: "disabled" });
  await stripe.webhookEndpoints.del(made.id);
  expect(await errorOf(stripe.webhookEndpoints.retrieve(made.id))).toMatchObject({
    statusCode: 404,
  });
});
