import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

const HOURS_24 = 24 * 60 * 60;
const customerCount = async () => (await shop.stripe.customers.list()).data.length;

test("the same key and parameters give the first answer again and do nothing", async () => {
  const create = () => shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const first = await create();
  const second = await create();
  expect(second).toEqual(first);
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  expect(await customerCount()).toBe(1);
});

test("the same key with other parameters is an idempotency error", async () => {
  await shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const error = await errorOf(shop.stripe.customers.create({ name: "B" }, { idempotencyKey: "k" }));
  expect(error).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
});

test("the same key at another endpoint is an idempotency error", async () => {
  await shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const error = await errorOf(shop.stripe.products.create({ name: "A" }, { idempotencyKey: "k" }));
  expect(error).toMatchObject({ type: "StripeIdempotencyError" });
});

test("invalid parameters leave the key free", async () => {
  await errorOf(shop.openSession({ success_url: "nowhere" }, { idempotencyKey: "k" }));
  const session = await shop.openSession({}, { idempotencyKey: "k" });
  expect(session.status).toBe("open");
});

test("an error of the operation itself is kept under the key", async () => {
  const open = () => shop.openSession({ customer: "cus_missing" }, { idempotencyKey: "k" });
  const first = await errorOf(open());
  const second = await errorOf(open());
  expect(second.headers?.["idempotent-replayed"]).toBe("true");
  expect(second.message).toBe(first.message);
});

test("a 500 is kept under the key too: only another key gets through", async () => {
  await shop.simulator.control.failNext({ kind: "status", status: 500, moment: "execution" });
  const create = (idempotencyKey: string) =>
    shop.stripe.customers.create({ name: "A" }, { idempotencyKey });
  expect(await errorOf(create("k"))).toMatchObject({ statusCode: 500 });
  const again = await errorOf(create("k"));
  expect(again.headers?.["idempotent-replayed"]).toBe("true");
  expect(await customerCount()).toBe(0);
  await create("other");
  expect(await customerCount()).toBe(1);
});

test("an answer that was lost on the way is given again, for one object", async () => {
  // The client repeats a request by itself, once, when the connection breaks.
  const { control } = shop.simulator;
  await control.failNext({ kind: "reset", moment: "reply", method: "POST", path: "/v1/customers" });
  const customer = await shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  expect(customer.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(await customerCount()).toBe(1);
});

test("of two requests at once with one key, one is answered and the other is a 409", async () => {
  await shop.simulator.control.failNext({ kind: "delay", delay_ms: 400, moment: "execution" });
  const create = () => shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const both = await Promise.allSettled([create(), create()]);
  expect(both.toSorted((a, b) => a.status.localeCompare(b.status))).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { statusCode: 409, code: "idempotency_key_in_use" } },
  ]);
  await create();
  expect(await customerCount()).toBe(1);
});

test("a key is forgotten after 24 hours of simulated time", async () => {
  const create = () => shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const first = await create();
  await shop.simulator.control.advance({ seconds: HOURS_24 - 60 });
  expect((await create()).id).toBe(first.id);
  await shop.simulator.control.advance({ seconds: 60 });
  expect((await create()).id).not.toBe(first.id);
});

test("parameters in another order are the same parameters", async () => {
  const { stripe } = shop;
  const first = await stripe.customers.create({ name: "A", email: "a@example.com" }, {
    idempotencyKey: "k",
  });
  const second = await stripe.customers.create({ email: "a@example.com", name: "A" }, {
    idempotencyKey: "k",
  });
  expect(second.id).toBe(first.id);
});
