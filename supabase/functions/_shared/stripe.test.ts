import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NewCheckout } from "./stripe-checkouts.ts";
import { createStripeGateway } from "./stripe.ts";
import { signEvent, WEBHOOK_SECRET } from "./testing/sign-event.ts";

type Sent = { path: string; key: string | undefined; form: URLSearchParams };

const sent: Sent[] = [];
let answer: { status: 200 | 400 | 402 | 404 | 500; body: unknown };
let gateway: ReturnType<typeof createStripeGateway>;
let close = () => {};

beforeEach(async () => {
  sent.length = 0;
  const app = new Hono();
  app.all("*", async ({ req, json }) => {
    const form = new URLSearchParams(await req.text());
    sent.push({ path: req.path, key: req.header("idempotency-key"), form });
    return json(answer.body, answer.status);
  });
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (at) => {
      resolve(at.port);
    });
    close = () => server.close();
  });
  gateway = createStripeGateway({
    secretKey: "sk_test_abc",
    livemode: false,
    apiUrl: `http://127.0.0.1:${port}`,
  }, () => new Date("2026-11-21T12:34:56Z"));
});

afterEach(() => {
  close();
});

const checkout: NewCheckout = {
  env: "test",
  tenantId: "11111111-1111-4111-8111-111111111111",
  purchaseId: "33333333-3333-4333-8333-333333333333",
  customerId: "cus_1",
  productName: "Standard (100 Credits)",
  priceMinor: 2500,
  currency: "EUR",
  locale: "de",
  savesCard: false,
  siteUrl: "https://portal.example/costs?tab=credits",
};

describe("creating a session", () => {
  test("charges the snapshot, once per purchase, with nothing left to Dashboard defaults", async () => {
    answer = { status: 200, body: { id: "cs_1", url: "https://checkout.stripe.example/cs_1" } };
    const created = await gateway.createCheckout(checkout);

    expect(created).toEqual({ sessionId: "cs_1", url: "https://checkout.stripe.example/cs_1" });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.key).toBe(`checkout:${checkout.purchaseId}`);
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      "mode": "payment",
      "customer": "cus_1",
      "client_reference_id": checkout.purchaseId,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "eur",
      "line_items[0][price_data][unit_amount]": "2500",
      "line_items[0][price_data][product_data][name]": "Standard (100 Credits)",
      "locale": "de",
      "metadata[app]": "tenant-credits",
      "metadata[env]": "test",
      "metadata[purchase_id]": checkout.purchaseId,
      "metadata[tenant_id]": checkout.tenantId,
      "payment_intent_data[metadata][app]": "tenant-credits",
      "payment_intent_data[metadata][env]": "test",
      "payment_intent_data[metadata][purchase_id]": checkout.purchaseId,
      "payment_intent_data[metadata][tenant_id]": checkout.tenantId,
      "adaptive_pricing[enabled]": "false",
      "allow_promotion_codes": "false",
      "success_url":
        `https://portal.example/costs?tab=credits&checkout=success&purchase=${checkout.purchaseId}`,
      "cancel_url":
        `https://portal.example/costs?tab=credits&checkout=cancelled&purchase=${checkout.purchaseId}`,
    });
  });

  test("keeps the card for later payments when, and only when, the buyer agreed", async () => {
    answer = { status: 200, body: { id: "cs_1", url: "https://checkout.stripe.example/cs_1" } };
    await gateway.createCheckout({ ...checkout, savesCard: true });

    expect(sent[0]?.form.get("payment_intent_data[setup_future_usage]")).toBe("off_session");
  });

  test("that Stripe refuses is stripe_unavailable, without Stripe's words or another key", async () => {
    answer = { status: 402, body: { error: { message: "owner@alpenblick.example has no money" } } };

    await expect(gateway.createCheckout(checkout)).rejects.toMatchObject({
      code: "stripe_unavailable",
      status: 502,
      message: "Cannot reach the payment provider",
    });
    expect(sent.map(({ key }) => key)).toEqual([`checkout:${checkout.purchaseId}`]);
  });
});

test("a customer is created once per tenant and environment, and carries no person's data", async () => {
  answer = { status: 200, body: { id: "cus_1" } };
  const { env, tenantId } = checkout;

  expect(await gateway.createCustomer({ env, tenantId, name: "Alpenblick" })).toBe("cus_1");
  expect(sent[0]?.key).toBe(`customer:test:${tenantId}`);
  expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
    "name": "Alpenblick",
    "metadata[app]": "tenant-credits",
    "metadata[env]": "test",
    "metadata[tenant_id]": tenantId,
  });
});

describe("retrieving a session", () => {
  test("answers with what Stripe knows", async () => {
    answer = { status: 200, body: { id: "cs_1", status: "open" } };

    expect(await gateway.retrieveCheckout("cs_1")).toMatchObject({ status: "open" });
    expect(sent[0]?.path).toBe("/v1/checkout/sessions/cs_1");
  });

  test("that Stripe does not know is null, not an error", async () => {
    answer = { status: 404, body: { error: { code: "resource_missing", message: "No such" } } };

    expect(await gateway.retrieveCheckout("cs_1")).toBeNull();
  });

  test("is stripe_unavailable when Stripe is unwell, after one more try", async () => {
    answer = { status: 500, body: { error: { message: "oops" } } };

    await expect(gateway.retrieveCheckout("cs_1")).rejects.toMatchObject({
      code: "stripe_unavailable",
    });
    expect(sent).toHaveLength(2);
  });
});

test("after a stored 500 the key takes on the minute, so that a day's repetitions end", async () => {
  answer = { status: 500, body: { error: { message: "oops" } } };
  const customer = { env: "test", tenantId: "t1", name: "Tenant" };

  await expect(gateway.createCustomer(customer)).rejects.toMatchObject({
    code: "stripe_unavailable",
  });
  expect([...new Set(sent.map(({ key }) => key))]).toEqual([
    "customer:test:t1",
    "customer:test:t1:2026-11-21T12:34",
  ]);
});

describe("a delivery", () => {
  const body = JSON.stringify({ id: "evt_1", object: "event" });
  const rotated = "whsec_fedcba9876543210";

  test("is believed when any of the endpoint's secrets signed it", async () => {
    for (const secret of [WEBHOOK_SECRET, rotated]) {
      const delivery = await gateway.verifyDelivery(body, await signEvent(body, { secret }), [
        WEBHOOK_SECRET,
        rotated,
      ]);
      expect(delivery).toMatchObject({ payload: { id: "evt_1" } });
    }
  });

  test("is not believed under another secret", async () => {
    const signature = await signEvent(body, { secret: rotated });

    expect(await gateway.verifyDelivery(body, signature, [WEBHOOK_SECRET])).toBeNull();
  });

  test.each([[299, true], [301, false]])(
    "signed %i seconds ago is believed: %s",
    async (age, is) => {
      const timestamp = Math.floor(Date.now() / 1000) - age;
      const signature = await signEvent(body, { timestamp });
      const event = await gateway.verifyDelivery(body, signature, [WEBHOOK_SECRET]);

      expect(event !== null).toBe(is);
    },
  );

  test("is not believed when one byte of it changed", async () => {
    const signature = await signEvent(body);

    expect(await gateway.verifyDelivery(`${body} `, signature, [WEBHOOK_SECRET])).toBeNull();
  });
});
