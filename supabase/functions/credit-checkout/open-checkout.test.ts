import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CreditError } from "../_shared/credits/credit-error.ts";
import { newAttempt, SITE_URL, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;

beforeEach(async () => {
  shop = await startShop();
});

afterEach(() => {
  shop.close();
});

/** The Checkout Session of the only purchase. */
function onlySession(): string {
  return shop.purchases[0]?.stripe_session_id ?? "no session";
}

describe("a new attempt", () => {
  test("is one purchase with Stripe's page to pay it on", async () => {
    const reply = await shop.post("", newAttempt());

    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({
      purchase_id: shop.purchases[0]?.purchase_id,
      status: "open",
      url: `https://checkout.stripe.example/${onlySession()}`,
    });
  });

  test("charges the purchase's snapshot in the payer's language", async () => {
    await shop.post("", { ...newAttempt(), locale: "de" });

    expect(shop.stripe.sessions.get(onlySession())?.checkout).toMatchObject({
      priceMinor: 2500,
      currency: "EUR",
      productName: "Standard (100 Credits)",
      savesCard: false,
      locale: "de",
    });
  });

  test("keeps the card only with the buyer's consent, which belongs to the attempt", async () => {
    const attempt = { ...newAttempt(), save_card: true };
    await shop.post("", attempt);

    expect(shop.stripe.sessions.get(onlySession())?.checkout.savesCard).toBe(true);
    expect((await shop.post("", { ...attempt, save_card: false })).status).toBe(409);
  });

  test("returns to the configured site, whatever the request claims", async () => {
    const evil = "https://evil.example";
    const headers = { origin: evil, referer: `${evil}/x`, host: evil, "x-forwarded-host": evil };

    await shop.post("", newAttempt(), { headers });
    const refused = await shop.post("", { ...newAttempt(), success_url: evil });

    expect(shop.stripe.sessions.get(onlySession())?.checkout.siteUrl).toBe(SITE_URL);
    expect(refused.status).toBe(400);
  });

  test("of a tenant that bought before uses the customer we know, not Stripe's memory", async () => {
    await shop.post("", newAttempt());
    shop.stripe.customers.clear();
    await shop.post("", newAttempt(), { as: "billing" });

    expect(shop.stripe.customers.size).toBe(0);
    expect([...shop.stripe.sessions.values()].map(({ customer }) => customer))
      .toEqual(["cus_1", "cus_1"]);
  });
});

describe("the same attempt again", () => {
  test("is the same purchase, customer, session and page", async () => {
    const attempt = newAttempt();
    const first = await (await shop.post("", attempt)).json();
    const second = await (await shop.post("", attempt)).json();

    expect(second).toEqual(first);
    expect(shop.purchases).toHaveLength(1);
    expect(shop.stripe.customers.size).toBe(1);
    expect(shop.stripe.sessions.size).toBe(1);
  });

  test("takes up where a crash before the session was saved left it", async () => {
    const attempt = newAttempt();
    const first = await (await shop.post("", attempt)).json();
    Object.assign(shop.purchases[0] ?? {}, { status: "created", stripe_session_id: null });

    expect(await (await shop.post("", attempt)).json()).toEqual(first);
    expect(shop.stripe.sessions.size).toBe(1);
  });

  test("for another package is 409 key_reused", async () => {
    const attempt = newAttempt();
    await shop.post("", attempt);
    const reply = await shop.post("", { ...attempt, package_id: "power" });

    expect(reply.status).toBe(409);
    expect(await reply.json()).toMatchObject({ error: { code: "key_reused" } });
  });

  test("after the session expired is 409 attempt_finished, and the purchase knows", async () => {
    const attempt = newAttempt();
    await shop.post("", attempt);
    shop.stripe.change(onlySession(), { status: "expired" });
    const reply = await shop.post("", attempt);

    expect(reply.status).toBe(409);
    expect(await reply.json()).toMatchObject({ error: { code: "attempt_finished" } });
    expect(shop.purchases[0]?.status).toBe("expired");
  });

  test("after Stripe forgot the session is 409 attempt_finished", async () => {
    const attempt = newAttempt();
    await shop.post("", attempt);
    shop.stripe.sessions.clear();

    expect((await shop.post("", attempt)).status).toBe(409);
  });

  test.each(
    [
      ["unpaid", "processing"],
      ["paid", "credited"],
    ] as const,
  )("after a completed, %s session is 200 %s with nothing to pay", async (payment, status) => {
    const attempt = newAttempt();
    await shop.post("", attempt);
    shop.stripe.change(onlySession(), { status: "complete", payment_status: payment });
    const reply = await shop.post("", attempt);

    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ status, url: null });
    expect(shop.purchases[0]?.status).toBe(status);
  });
});

describe("trouble", () => {
  test("Stripe being down is 502 and tells nothing of what Stripe said", async () => {
    shop.close();
    const cause = new Error("sk_test_secret owner@alpenblick.example");
    const { gateway } = shop.stripe;
    shop = await startShop({
      stripe: {
        ...gateway,
        createCheckout: () =>
          Promise.reject(
            new CreditError("stripe_unavailable", "Cannot reach the payment provider", {
              hint: "Try again",
              cause,
            }),
          ),
      },
    });
    const reply = await shop.post("", newAttempt());

    expect(reply.status).toBe(502);
    expect(await reply.json()).toEqual({
      error: {
        code: "stripe_unavailable",
        message: "Cannot reach the payment provider",
        hint: "Try again",
        request_id: expect.any(String),
      },
    });
  });

  test("an unexpected failure is 500 with nothing but an id that the log also has", async () => {
    shop.close();
    shop = await startShop({
      siteUrl: SITE_URL,
      authenticate: () => Promise.reject(new Error("x")),
    });
    const reply = await shop.post("", newAttempt());
    const { error } = await reply.json();

    expect(reply.status).toBe(500);
    expect(error).toMatchObject({ code: "internal", message: "Cannot complete the request" });
    expect(shop.lines.join()).toContain(error.request_id);
  });
});
