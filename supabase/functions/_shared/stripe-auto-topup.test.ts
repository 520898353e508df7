import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStripeGateway } from "./stripe.ts";

type Sent = { method: string; path: string; key: string | undefined; form: URLSearchParams };

type Answer = { status: 200 | 400 | 402 | 500; body: unknown };

const sent: Sent[] = [];
let answers: Answer[];
let gateway: ReturnType<typeof createStripeGateway>;
let close = () => {};

beforeEach(async () => {
  sent.length = 0;
  const app = new Hono();
  app.all("*", async ({ req, json }) => {
    const form = new URLSearchParams(await req.text());
    sent.push({ method: req.method, path: req.path, key: req.header("idempotency-key"), form });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return json(answer?.body, answer?.status);
  });
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (at) => {
      resolve(at.port);
    });
    close = () => server.close();
  });
  gateway = createStripeGateway({
    ...{ secretKey: "sk_test_abc", livemode: false, apiUrl: `http://127.0.0.1:${port}` },
  }, () => new Date("2026-11-21T12:34:56Z"));
});

afterEach(() => {
  close();
});

const charge = {
  env: "test",
  tenantId: "11111111-1111-4111-8111-111111111111",
  purchaseId: "33333333-3333-4333-8333-333333333333",
  customerId: "cus_1",
  paymentMethodId: "pm_1",
  priceMinor: 2500,
  currency: "EUR",
};
const ours = { app: "tenant-credits", env: "test", origin: "auto_topup", purchase_id: "p1" };
const refused = (status: 400 | 402 | 500, error: Record<string, unknown>): Answer => ({
  ...{ status, body: { error } },
});

describe("charging a saved card", () => {
  test("names the snapshot, the card and our mark, once per purchase", async () => {
    answers = [{ status: 200, body: { id: "pi_1" } }];

    expect(await gateway.chargeSavedCard(charge)).toEqual({ paymentIntentId: "pi_1" });
    expect(sent[0]?.key).toBe(`auto-topup:${charge.purchaseId}`);
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      ...{ amount: "2500", currency: "eur", customer: "cus_1", payment_method: "pm_1" },
      ...{ confirm: "true", off_session: "true" },
      "automatic_payment_methods[enabled]": "true",
      "automatic_payment_methods[allow_redirects]": "never",
      "metadata[app]": "tenant-credits",
      "metadata[env]": "test",
      "metadata[origin]": "auto_topup",
      "metadata[purchase_id]": charge.purchaseId,
      "metadata[tenant_id]": charge.tenantId,
    });
  });

  test("that the bank declines is a payment all the same", async () => {
    answers = [refused(402, { type: "card_error", payment_intent: { id: "pi_1" } })];
    expect(await gateway.chargeSavedCard(charge)).toEqual({ paymentIntentId: "pi_1" });
  });

  test("that Stripe will not make says why in Stripe's code alone", async () => {
    answers = [refused(400, {
      ...{ type: "invalid_request_error", code: "resource_missing", message: "cus_1 is gone" },
    })];
    expect(await gateway.chargeSavedCard(charge)).toEqual({ refusal: "resource_missing" });
  });

  test.each([
    refused(500, { type: "api_error" }),
    refused(400, { type: "idempotency_error", message: "other parameters" }),
    refused(402, { type: "card_error" }),
  ])("whose end nobody knows (%j) keeps its key, whatever time it is", async (answer) => {
    answers = [answer];
    await expect(gateway.chargeSavedCard(charge))
      .rejects.toMatchObject({ code: "stripe_unavailable" });
    expect([...new Set(sent.map(({ key }) => key))]).toEqual([`auto-topup:${charge.purchaseId}`]);
  });
});

test("a payment is found again by our mark and its purchase, not by either alone", async () => {
  const list = (data: unknown[]) => ({ object: "list", has_more: false, url: "/v1", data });
  const find = async (data: unknown[]) => {
    answers = [{ status: 200, body: list(data) }];
    return await gateway.findAutoTopup({
      ...{ customerId: "cus_1", purchaseId: "p1", since: new Date("2026-11-21T12:00:00Z") },
    });
  };
  const { origin: _, ...checkout } = ours;

  expect(await find([{ id: "pi_1", metadata: checkout }, { id: "pi_2", metadata: ours }]))
    .toBe("pi_2");
  expect(await find([{ id: "pi_1", metadata: { ...ours, purchase_id: "p2" } }])).toBeNull();
});

describe("settling a payment", () => {
  const intent = (status: string, metadata: Record<string, string> = ours): Answer => ({
    ...{ status: 200, body: { id: "pi_1", status, metadata } },
  });

  test.each(["requires_payment_method", "requires_action", "requires_confirmation"])(
    "that is %s cancels it",
    async (status) => {
      answers = [intent(status), intent("canceled")];
      expect(await gateway.settleAutoTopup("pi_1")).toMatchObject({ status: "canceled" });
      expect(sent.map(({ method, path }) => `${method} ${path}`))
        .toEqual(["GET /v1/payment_intents/pi_1", "POST /v1/payment_intents/pi_1/cancel"]);
    },
  );

  test.each(["succeeded", "processing", "canceled"])("that is %s only looks", async (status) => {
    answers = [intent(status)];
    expect(await gateway.settleAutoTopup("pi_1")).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });

  test("never cancels what a person may be paying", async () => {
    const { origin: _, ...checkout } = ours;
    answers = [intent("requires_action", checkout)];
    await gateway.settleAutoTopup("pi_1");
    expect(sent).toHaveLength(1);
  });

  test("that moved on in between believes Stripe's last word", async () => {
    const tooLate = refused(400, { type: "invalid_request_error" });
    answers = [intent("requires_action"), tooLate, intent("succeeded")];
    expect(await gateway.settleAutoTopup("pi_1")).toMatchObject({ status: "succeeded" });
  });
});
