import { afterAll, beforeAll, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { clientOf, SECRET_KEY, type Shop, startShop } from "../testing/start-shop.ts";
import { createStripeSimulator } from "../create-stripe-simulator.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${shop.simulator.url}/v1${path}`, {
    method: "POST",
    body,
    headers: {
      authorization: `Bearer ${SECRET_KEY}`,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
  });

test("another key is an authentication error that does not repeat the key", async () => {
  const error = await errorOf(
    clientOf(shop.simulator.url, "sk_test_somebodyElse00").balance.retrieve(),
  );
  expect(error).toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
  expect(error.message).not.toContain("sk_test_somebodyElse00");
});

test("a request without a key is an authentication error", async () => {
  const response = await fetch(`${shop.simulator.url}/v1/customers`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("the key also works as the user of basic authentication, as in Stripe's curl examples", async () => {
  const response = await fetch(`${shop.simulator.url}/v1/customers`, {
    headers: { authorization: `Basic ${btoa(`${SECRET_KEY}:`)}` },
  });
  expect(response.status).toBe(200);
});

test("an unknown parameter is named", async () => {
  const response = await post("/customers", "name=A&nickname=B");
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: {
      type: "invalid_request_error",
      code: "parameter_unknown",
      message: "Received unknown parameter: nickname",
      param: "nickname",
    },
  });
});

test("payment_method_types is unknown when a session is created, as since stripe-node 23", async () => {
  const body = new URLSearchParams({
    mode: "payment",
    success_url: "http://shop.example/",
    "line_items[0][price_data][currency]": "eur",
    "line_items[0][price_data][unit_amount]": "100",
    "line_items[0][price_data][product_data][name]": "A",
    "payment_method_types[0]": "card",
  });
  const response = await post("/checkout/sessions", body.toString());
  expect(await response.json()).toMatchObject({
    error: { code: "parameter_unknown", param: "payment_method_types" },
  });
});

test("a missing parameter is named with its brackets", async () => {
  const response = await post(
    "/checkout/sessions",
    "mode=payment&success_url=http://shop.example/&line_items[0][price_data][unit_amount]=5",
  );
  expect(await response.json()).toMatchObject({
    error: {
      code: "parameter_missing",
      message: "Missing required param: line_items[0][price_data][currency].",
      param: "line_items[0][price_data][currency]",
    },
  });
});

test("a number that is none is an invalid integer", async () => {
  const response = await post("/prices", "currency=eur&unit_amount=12.5&product_data[name]=A");
  expect(await response.json()).toMatchObject({
    error: { code: "parameter_invalid_integer", param: "unit_amount" },
  });
});

test("a missing object is a 404 in the path and a 400 in a parameter", async () => {
  const inPath = await errorOf(shop.stripe.customers.retrieve("cus_missing"));
  expect(inPath).toMatchObject({ statusCode: 404, code: "resource_missing", param: "id" });
  expect(inPath.message).toBe("No such customer: 'cus_missing'");
  const inParameter = await errorOf(shop.openSession({ customer: "cus_missing" }));
  expect(inParameter).toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    param: "customer",
  });
});

test("JSON is not what v1 speaks", async () => {
  const response = await post("/customers", "{}", { "content-type": "application/json" });
  expect(response.status).toBe(400);
});

test("an unknown path is a 404 with an error object", async () => {
  const response = await post("/unicorns", "");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("every answer carries a request id and the version that was asked for", async () => {
  const response = await post("/customers", "", { "stripe-version": "2026-10-28.endive" });
  expect(response.headers.get("request-id")).toMatch(/^req_\w{14}$/);
  expect(response.headers.get("stripe-version")).toBe("2026-10-28.endive");
});

test.each([
  ["a live key", { secretKey: "sk_live_0000000000000000" }],
  ["a blank webhook secret", { webhookSecret: "whsec_" }],
  ["an address that others can reach", { host: "0.0.0.0" }],
])("%s refuses to start, and no secret is in the message", async (_, option) => {
  const start = createStripeSimulator({
    secretKey: SECRET_KEY,
    webhookSecret: "whsec_0000000000000000",
    ...option,
  });
  await expect(start).rejects.toThrow(/^Cannot start the Stripe simulator: option \w+: /);
  await expect(start).rejects.not.toThrow(/sk_live_/);
});
