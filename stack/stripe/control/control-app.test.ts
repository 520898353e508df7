import { afterAll, beforeAll, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const control = (name: string, input?: object, headers: Record<string, string> = {}) =>
  fetch(`${shop.simulator.url}/_control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  });

test("the control API does over HTTP what it does in this process", async () => {
  const session = await shop.openSession();
  const paid = await control("pay", { session: session.id, email: "http@example.com" });
  expect(paid.status).toBe(200);
  expect(await paid.json()).toMatchObject({
    session: { payment_status: "paid" },
    event: expect.stringMatching(/^evt_/),
  });
  expect(await (await control("settled")).json()).toEqual({ is_settled: true });
  const log = await fetch(
    `${shop.simulator.url}/_control/deliveries?type=checkout.session.completed&limit=5`,
  );
  expect(await log.json()).toMatchObject({
    deliveries: [{ status: "succeeded", url: shop.receiver.url }],
  });
});

test("what the caller can mend is a 4xx with a sentence", async () => {
  expect((await control("pay", { session: "cs_test_missing" })).status).toBe(404);
  const unknown = await control("pay", { session: "cs_test_missing", amount: 1 });
  expect([unknown.status, await unknown.json()]).toEqual([
    400,
    { error: expect.stringContaining("amount") },
  ]);
  const session = await shop.openSession();
  await shop.simulator.control.expire({ session: session.id });
  expect((await control("pay", { session: session.id })).status).toBe(409);
  expect((await control("nonsense")).status).toBe(404);
});

test("a web page cannot drive it", async () => {
  const form = await control("reset", {}, { "content-type": "text/plain" });
  expect(form.status).toBe(400);
  const foreign = await control("reset", {}, { origin: "http://evil.example" });
  expect(foreign.status).toBe(403);
});

test("API requests fail as planned, by path, method and number", async () => {
  const { stripe, simulator } = shop;
  await simulator.control.failNext({
    kind: "status",
    status: 429,
    method: "POST",
    path: "/v1/checkout/*",
    times: 2,
  });
  await stripe.customers.create({});
  await stripe.checkout.sessions.list();
  expect(await errorOf(shop.openSession())).toMatchObject({ type: "StripeRateLimitError" });
  expect(await errorOf(shop.openSession())).toMatchObject({ statusCode: 429, code: "rate_limit" });
  expect((await shop.openSession()).status).toBe("open");
});

test("a broken connection is a connection error, and nothing has happened", async () => {
  const before = (await shop.stripe.customers.list({ limit: 100 })).data.length;
  // Two, because the client repeats the first by itself.
  await shop.simulator.control.failNext({ kind: "reset", path: "/v1/customers", times: 2 });
  expect(await errorOf(shop.stripe.customers.create({})))
    .toMatchObject({ type: "StripeConnectionError" });
  expect((await shop.stripe.customers.list({ limit: 100 })).data).toHaveLength(before);
});

test("an answer that never comes ends with the client's time-out, though the work is done", async () => {
  const before = (await shop.stripe.customers.list({ limit: 100 })).data.length;
  await shop.simulator.control.failNext({ kind: "timeout", moment: "reply", method: "POST" });
  const error = await errorOf(shop.stripe.customers.create({}, { timeout: 80 }));
  expect(error.message).toContain("timeout");
  expect((await shop.stripe.customers.list({ limit: 100 })).data).toHaveLength(before + 1);
});

test("in this process a broken connection is a rejected fetch", async () => {
  await shop.simulator.control.failNext({ kind: "reset" });
  const request = new Request(`${shop.simulator.url}/v1/customers`, {
    headers: { authorization: "Bearer sk_test_simulator0000000000" },
  });
  await expect(shop.simulator.fetch(request)).rejects.toThrow("reset");
});

test("reset empties the account and keeps its endpoints", async () => {
  await shop.openSession();
  await shop.simulator.control.advance({ seconds: 60 });
  await shop.simulator.control.drop();
  await shop.simulator.control.reset();
  expect((await shop.stripe.checkout.sessions.list()).data).toEqual([]);
  expect((await shop.simulator.control.clock()).ahead_s).toBe(0);
  shop.receiver.events.length = 0;
  await shop.stripe.customers.create({});
  expect(await shop.received()).toEqual(["customer.created"]);
});
