import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStripeGateway } from "./stripe.ts";

const asked: string[] = [];
let answers: Record<string, { status: 200 | 404 | 500; body: unknown }>;
let gateway: ReturnType<typeof createStripeGateway>;
let close = () => {};

beforeEach(async () => {
  asked.length = 0;
  const app = new Hono();
  app.all("*", ({ req, json }) => {
    const url = new URL(req.url);
    asked.push(`${url.pathname}${url.search}`);
    const answer = answers[url.pathname] ?? {
      status: 404,
      body: { error: { code: "resource_missing", message: "No such" } },
    };
    return json(answer.body, answer.status);
  });
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (at) => {
      resolve(at.port);
    });
    close = () => server.close();
  });
  gateway = createStripeGateway({
    ...{ secretKey: "sk_test_abc", livemode: false },
    apiUrl: `http://127.0.0.1:${port}`,
  }, () => new Date(0));
});

afterEach(() => {
  close();
});

const intent = { id: "pi_1", object: "payment_intent", metadata: { app: "tenant-credits" } };
const list = (...data: { id: string }[]) => ({ object: "list", data, has_more: false });

describe("finding a payment", () => {
  test("goes by its intent", async () => {
    answers = { "/v1/payment_intents/pi_1": { status: 200, body: intent } };

    expect(await gateway.findPayment({ paymentIntentId: "pi_1", chargeId: "ch_1" }))
      .toMatchObject(intent);
    expect(asked).toEqual(["/v1/payment_intents/pi_1"]);
  });

  test("goes by its charge where an old rendering names no intent", async () => {
    answers = {
      "/v1/charges/ch_1": { status: 200, body: { id: "ch_1", payment_intent: "pi_1" } },
      "/v1/charges/ch_2": { status: 200, body: { id: "ch_2", payment_intent: null } },
      "/v1/payment_intents/pi_1": { status: 200, body: intent },
    };

    expect(await gateway.findPayment({ paymentIntentId: null, chargeId: "ch_1" }))
      .toMatchObject(intent);
    expect(await gateway.findPayment({ paymentIntentId: null, chargeId: "ch_2" })).toBeNull();
    expect(await gateway.findPayment({ paymentIntentId: null, chargeId: null })).toBeNull();
  });

  test("that Stripe does not know is null, and a failure is stripe_unavailable", async () => {
    answers = { "/v1/payment_intents/pi_2": { status: 500, body: { error: {} } } };

    expect(await gateway.findPayment({ paymentIntentId: "pi_1", chargeId: null })).toBeNull();
    await expect(gateway.findPayment({ paymentIntentId: "pi_2", chargeId: null })).rejects
      .toMatchObject({ code: "stripe_unavailable" });
  });
});

test("the reversals of a payment are all of them, page by page", async () => {
  answers = {
    "/v1/refunds": { status: 200, body: list({ id: "re_1" }, { id: "re_2" }) },
    "/v1/disputes": { status: 200, body: list({ id: "du_1" }) },
    "/v1/radar/early_fraud_warnings": { status: 200, body: list() },
  };

  expect(await gateway.retrieveReversals("pi_1")).toEqual({
    refunds: [{ id: "re_1" }, { id: "re_2" }],
    disputes: [{ id: "du_1" }],
    fraudWarnings: [],
  });
  expect(asked.toSorted()).toEqual([
    "/v1/disputes?payment_intent=pi_1&limit=100",
    "/v1/radar/early_fraud_warnings?payment_intent=pi_1&limit=100",
    "/v1/refunds?payment_intent=pi_1&limit=100",
  ]);
});
