import { afterEach, beforeEach, expect, test } from "vitest";
import { startReceiver } from "../testing/start-receiver.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop({ maxAttempts: 4, webhookTimeoutMs: 5000 });
});
afterEach(() => shop[Symbol.asyncDispose]());

const createCustomers = async (count: number) => {
  for (let number = 0; number < count; number++) {
    await shop.stripe.customers.create({ name: String(number) });
  }
};
const names = () =>
  shop.receiver.events.map(({ data: { object } }) => "name" in object ? object.name : "").join("");
const lastDelivery = async () => (await shop.simulator.control.deliveries()).deliveries[0];

test("a delivery is repeated until the endpoint answers 2xx", async () => {
  shop.receiver.answers.push(500, 302);
  await createCustomers(1);
  await shop.received();
  expect(new Set(shop.receiver.events.map(({ id }) => id)).size).toBe(1);
  const delivery = await lastDelivery();
  expect(delivery?.status).toBe("succeeded");
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 302, 200]);
});

test("a delivery gives up when its attempts are used up", async () => {
  shop.receiver.answers.push(500, 500, 500, 500);
  await createCustomers(1);
  await shop.received();
  expect(await lastDelivery()).toMatchObject({
    status: "failed",
    attempts: [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 }],
  });
  const { data: [event] } = await shop.stripe.events.list({ delivery_success: false });
  expect(event).toMatchObject({ type: "customer.created", pending_webhooks: 1 });
});

test("an endpoint that nobody listens on is a failed attempt with a reason", async () => {
  shop.simulator.registerWebhook("http://127.0.0.1:1/", "whsec_anotherEndpoint0000");
  await createCustomers(1);
  await shop.received();
  const { deliveries } = await shop.simulator.control.deliveries({ status: "failed" });
  expect(deliveries[0]?.attempts[0]).toMatchObject({ status: null, error: expect.any(String) });
});

test("an endpoint that is too slow is a failed attempt", async () => {
  await using impatient = await startShop({ maxAttempts: 1, webhookTimeoutMs: 30 });
  impatient.receiver.answers.push("silence");
  await impatient.stripe.customers.create({});
  await impatient.received();
  expect((await impatient.simulator.control.deliveries()).deliveries).toMatchObject([{
    status: "failed",
    attempts: [{ status: null, error: "No answer within 30 ms" }],
  }]);
});

test("an endpoint gets only the types that it listed, signed with its own secret", async () => {
  const { stripe, simulator } = shop;
  const made = await stripe.webhookEndpoints.create({
    url: "http://127.0.0.1:1/",
    enabled_events: ["customer.deleted"],
  });
  await using second = await startReceiver(made.secret ?? "");
  await stripe.webhookEndpoints.update(made.id, { url: second.url });
  const { id } = await stripe.customers.create({});
  await stripe.customers.del(id);
  await simulator.control.settled();
  expect(second.events.map(({ type }) => type)).toEqual(["customer.deleted"]);
  expect(second.refused).toEqual([]);
  expect(shop.receiver.events).toHaveLength(2);
});

test("the same url or the same secret is the same endpoint", async () => {
  const { simulator, receiver, stripe } = shop;
  const first = simulator.registerWebhook(receiver.url, "whsec_rotated00000000000");
  const second = simulator.registerWebhook("http://127.0.0.1:1/", "whsec_rotated00000000000");
  expect(second).toEqual(first);
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{
    url: "http://127.0.0.1:1/",
  }]);
});

test("redeliver sends the same event again, also to one endpoint", async () => {
  await createCustomers(1);
  await shop.received();
  const [event] = shop.receiver.events;
  const endpoint = (await lastDelivery())?.endpoint ?? "";
  const { deliveries } = await shop.simulator.control.redeliver({
    event: event?.id ?? "",
    endpoint,
  });
  expect(deliveries).toMatchObject([{ status: "succeeded", attempts: [{ status: 200 }] }]);
  expect(shop.receiver.events).toEqual([event, event]);
});

test("a stale signature is refused by the receiver", async () => {
  await createCustomers(1);
  await shop.received();
  const [event] = shop.receiver.events;
  const signed_at = Math.floor(Date.now() / 1000) - 600;
  await shop.simulator.control.redeliver({ event: event?.id ?? "", signed_at });
  expect(shop.receiver.refused).toHaveLength(1);
});

test("advancing simulated time makes no signature stale", async () => {
  await shop.simulator.control.advance({ seconds: 7 * 86_400 });
  await createCustomers(1);
  expect(await shop.received()).toEqual(["customer.created"]);
  expect(shop.receiver.events[0]?.created).toBeGreaterThan(Date.now() / 1000 + 6 * 86_400);
});

test.each([true, false])("duplicate sends many times (concurrently: %s)", async (concurrently) => {
  await createCustomers(1);
  await shop.received();
  const event = shop.receiver.events[0]?.id ?? "";
  await shop.simulator.control.duplicate({ event, times: 20, concurrently });
  expect(shop.receiver.events).toHaveLength(21);
});

test("held deliveries wait, and are released in reverse, by a seed, or as listed", async () => {
  const { control } = shop.simulator;
  await control.hold();
  await createCustomers(5);
  expect(await shop.received()).toEqual([]);
  const { events } = await control.events();
  const listed = [events[1]?.id ?? "", events[0]?.id ?? ""];
  await control.release({ events: listed });
  expect(names()).toBe("10");
  await control.release({ order: "newest_first" });
  expect(names()).toBe("10432");
  await createCustomers(1);
  await shop.received();
  expect(names()).toBe("104320");
});

test("a random order is the same for the same seed", async () => {
  const { control } = shop.simulator;
  const orderFor = async (seed: number) => {
    shop.receiver.events.length = 0;
    await control.hold();
    await createCustomers(8);
    await control.release({ order: "random", seed });
    return names();
  };
  const first = await orderFor(7);
  expect(first).not.toBe("01234567");
  expect(await orderFor(7)).toBe(first);
  expect(await orderFor(8)).not.toBe(first);
});

test("dropped deliveries never arrive, by count and by type", async () => {
  const { control } = shop.simulator;
  await control.drop({ count: 1 });
  await createCustomers(2);
  await control.drop({ types: ["customer.deleted"] });
  const { id } = await shop.stripe.customers.create({ name: "2" });
  await shop.stripe.customers.del(id);
  await shop.received();
  expect(names()).toBe("12");
  expect((await control.deliveries({ status: "dropped" })).deliveries.map(({ type }) => type))
    .toEqual(["customer.deleted", "customer.created"]);
  await control.clearRules();
  await createCustomers(1);
  expect(await shop.received()).toHaveLength(3);
});

test("delayed deliveries arrive later than what came after them", async () => {
  const { control } = shop.simulator;
  await control.delay({ delay_ms: 60, types: ["customer.created"] });
  const { id } = await shop.stripe.customers.create({});
  await shop.stripe.customers.del(id);
  expect(await shop.received()).toEqual(["customer.deleted", "customer.created"]);
});

test("an injected event has the caller's type and content and our signature", async () => {
  const { event } = await shop.simulator.control.inject({
    type: "checkout.session.completed",
    object: { id: "cs_test_other", object: "checkout.session", metadata: { app: "another" } },
    api_version: "2020-08-27",
    livemode: true,
  });
  await shop.received();
  expect(shop.receiver.events).toEqual([{ ...event }]);
  expect(event).toMatchObject({ livemode: true, api_version: "2020-08-27" });
});
