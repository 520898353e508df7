import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
let customers: Stripe.Customer[];
let session: Stripe.Checkout.Session;

/** Seven customers, the last four a day later, and one paid session of the first. */
beforeAll(async () => {
  shop = await startShop();
  customers = [];
  for (let number = 0; number < 7; number++) {
    if (number === 3) await shop.simulator.control.advance({ seconds: 86_400 });
    customers.push(await shop.stripe.customers.create({ email: `${number}@example.com` }));
  }
  session = await shop.openSession({ customer: customers[0]?.id ?? "" });
  await shop.simulator.control.pay({ session: session.id });
});
afterAll(() => shop[Symbol.asyncDispose]());

const emails = (page: { data: Stripe.Customer[] }) =>
  page.data.map(({ email }) => email?.[0]).join("");

test("pages go from the newest to the oldest and say whether there are more", async () => {
  const { stripe } = shop;
  const first = await stripe.customers.list({ limit: 3 });
  expect([emails(first), first.has_more, first.url]).toEqual(["654", true, "/v1/customers"]);
  const second = await stripe.customers.list({ limit: 3, starting_after: first.data[2]?.id ?? "" });
  expect([emails(second), second.has_more]).toEqual(["321", true]);
  const third = await stripe.customers.list({ limit: 3, starting_after: second.data[2]?.id ?? "" });
  expect([emails(third), third.has_more]).toEqual(["0", false]);
  const back = await stripe.customers.list({ limit: 2, ending_before: second.data[2]?.id ?? "" });
  expect([emails(back), back.has_more]).toEqual(["32", true]);
});

test("the client's auto-pagination sees everything once", async () => {
  const all = await shop.stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual(customers.map(({ id }) => id).toReversed());
});

test("a cursor that does not exist is an error", async () => {
  const error = await errorOf(shop.stripe.customers.list({ starting_after: "cus_missing" }));
  expect(error).toMatchObject({ code: "resource_missing", param: "starting_after" });
});

test("created filters by simulated time", async () => {
  const since = customers[3]?.created ?? 0;
  expect(emails(await shop.stripe.customers.list({ created: { gte: since } }))).toBe("6543");
  expect(emails(await shop.stripe.customers.list({ created: { lt: since } }))).toBe("210");
});

test("sessions are found by customer, payment intent and status", async () => {
  const { sessions } = shop.stripe.checkout;
  const { payment_intent } = await sessions.retrieve(session.id);
  const ids = async (filter: Stripe.Checkout.SessionListParams) =>
    (await sessions.list(filter)).data.map(({ id }) => id);
  expect(await ids({ customer: customers[0]?.id ?? "" })).toEqual([session.id]);
  expect(await ids({ customer: customers[1]?.id ?? "" })).toEqual([]);
  expect(await ids({ payment_intent: String(payment_intent) })).toEqual([session.id]);
  expect(await ids({ status: "complete" })).toEqual([session.id]);
  expect(await ids({ status: "open" })).toEqual([]);
});

test("expansions reach into lists and through several objects", async () => {
  const list = await shop.stripe.checkout.sessions.list({
    expand: ["data.payment_intent.latest_charge.customer", "data.line_items.data.price.product"],
  });
  expect(list.data[0]).toMatchObject({
    payment_intent: { latest_charge: { object: "charge", customer: { object: "customer" } } },
    line_items: { data: [{ price: { product: { name: "100 credits" } } }] },
  });
});

test("a creation can be expanded at once", async () => {
  const made = await shop.openSession({ expand: ["line_items"] });
  expect(made.line_items?.data[0]?.amount_total).toBe(2500);
});

test("line items come as a list of their own", async () => {
  const { data } = await shop.stripe.checkout.sessions.listLineItems(session.id);
  expect(data).toMatchObject([{ object: "item", quantity: 1, amount_total: 2500 }]);
  expect(data[0]?.price?.unit_amount_decimal?.toString()).toBe("2500");
});

test("what cannot be expanded is an error", async () => {
  const error = await errorOf(
    shop.stripe.checkout.sessions.retrieve(session.id, { expand: ["status"] }),
  );
  expect(error.message).toBe("This property cannot be expanded (status).");
});

test("events are found by type, also by the beginning of one", async () => {
  const types = async (filter: Stripe.EventListParams) =>
    (await shop.stripe.events.list({ limit: 100, ...filter })).data.map(({ type }) => type);
  expect(await types({ type: "checkout.session.completed" })).toEqual([
    "checkout.session.completed",
  ]);
  expect(await types({ type: "payment_intent.*" }))
    .toEqual(["payment_intent.succeeded", "payment_intent.created"]);
});

test("what changed since a moment is found page by page: sessions, refunds, disputes, events", async () => {
  const { stripe } = shop;
  await shop.simulator.control.advance({ seconds: 100 });
  const { now } = await shop.simulator.control.clock();
  for (let count = 0; count < 3; count++) {
    const { session } = await shop.simulator.control.otherApp();
    await shop.simulator.control.refund({ session: session.id, amount: 100 });
    await shop.simulator.control.dispute({ session: session.id });
  }
  const since = { created: { gte: now }, limit: 2 };
  const ids = async (list: AsyncIterable<{ id: string }>) => {
    const seen: string[] = [];
    for await (const { id } of list) seen.push(id);
    return new Set(seen).size === seen.length ? seen.length : "twice";
  };
  expect(await ids(stripe.checkout.sessions.list({ ...since, status: "complete" }))).toBe(3);
  expect(await ids(stripe.checkout.sessions.list({ ...since, status: "open" }))).toBe(0);
  expect(await ids(stripe.refunds.list(since))).toBe(3);
  expect(await ids(stripe.disputes.list(since))).toBe(3);
  expect(await ids(stripe.paymentIntents.list(since))).toBe(3);
  expect(await ids(stripe.events.list({ ...since, types: ["refund.*", "charge.dispute.*"] })))
    .toBe(3 * 4);
});
