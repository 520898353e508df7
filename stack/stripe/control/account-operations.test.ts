import { afterEach, beforeEach, expect, test } from "vitest";
import { paidSession } from "../testing/paid-session.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

test("a lost event is never made, although the object has changed", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.loseEvents({ types: ["checkout.session.completed"] });
  const { event } = await shop.simulator.control.pay({ session: id });
  expect((await shop.stripe.checkout.sessions.retrieve(id)).payment_status).toBe("paid");
  const { data } = await shop.stripe.events.list({ type: "checkout.session.*" });
  expect(data).toEqual([]);
  expect(await shop.received()).not.toContain("checkout.session.completed");
  await expect(shop.simulator.control.redeliver({ event })).rejects.toThrow("There is no event");
  await shop.simulator.control.clearRules();
  await shop.simulator.control.pay({ session: (await shop.openSession()).id });
  expect(await shop.received()).toContain("checkout.session.completed");
});

test("events can be lost by count", async () => {
  await shop.simulator.control.loseEvents({ count: 1 });
  await shop.stripe.customers.create({ name: "lost" });
  await shop.stripe.customers.create({ name: "told" });
  await shop.received();
  expect(shop.receiver.events.map(({ data: { object } }) => object))
    .toMatchObject([{ name: "told" }]);
});

test("another app's sessions and events are on the same account", async () => {
  const { session } = await shop.simulator.control.otherApp({ amount: 4200 });
  expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    payment_status: "paid",
    amount_total: 4200,
    metadata: { app: "another-app" },
  });
  expect(await shop.received()).toContain("checkout.session.completed");
  const open = await shop.simulator.control.otherApp({ pay: false, metadata: {} });
  expect(open.session).toMatchObject({ status: "open", metadata: {} });
});

test("an endpoint of an older version gets older renderings of the same events", async () => {
  const { charge } = await paidSession(shop);
  await shop.simulator.control.endpointVersion({ api_version: "2020-08-27" });
  const refund = await shop.stripe.refunds.create({ charge, amount: 100 });
  const { id } = await shop.openSession();
  await shop.simulator.control.pay({ session: id });
  await shop.received();
  const rendered = (type: string) => shop.receiver.events.find((event) => event.type === type);
  expect(rendered("charge.refunded")).toMatchObject({
    api_version: "2020-08-27",
    data: { object: { id: charge, invoice: null, refunds: { data: [{ id: refund.id }] } } },
  });
  expect(rendered("checkout.session.completed")?.data.object)
    .toMatchObject({ id, ui_mode: "hosted" });
  const intent = rendered("payment_intent.succeeded")?.data.object;
  expect(intent).toMatchObject({ charges: { data: [{ amount: 2500 }] } });
  expect(intent).not.toHaveProperty("latest_charge");
  const { data: [stored] } = await shop.stripe.events.list({ type: "payment_intent.succeeded" });
  expect(stored).toMatchObject({ id: rendered("payment_intent.succeeded")?.id });
  expect(stored?.data.object).toHaveProperty("latest_charge");
});

test("an endpoint of a version between two changes sees only the later one undone", async () => {
  await shop.simulator.control.endpointVersion({ api_version: "2025-09-30.clover" });
  await shop.simulator.control.pay({ session: (await shop.openSession()).id });
  await shop.received();
  const objects = shop.receiver.events.map(({ data: { object } }) => object);
  expect(objects.find(({ object }) => object === "checkout.session"))
    .toMatchObject({ ui_mode: "hosted" });
  expect(objects.find(({ object }) => object === "charge")).not.toHaveProperty("invoice");
});

test("an endpoint that was made for a version keeps it", async () => {
  const made = await shop.stripe.webhookEndpoints.create({
    url: shop.receiver.url,
    enabled_events: ["charge.succeeded"],
    api_version: "2022-08-01",
  });
  expect(made.api_version).toBe("2022-08-01");
  await expect(shop.simulator.control.endpointVersion({ api_version: "latest" })).rejects.toThrow();
});
