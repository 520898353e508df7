import { afterEach, beforeEach, expect, test } from "vitest";
import { newAttempt, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;

beforeEach(async () => {
  shop = await startShop();
});

afterEach(() => {
  shop.close();
});

test("the 31st request of a window is 429 and says when to come again", async () => {
  const attempt = newAttempt();
  for (let request = 1; request <= 30; request++) {
    expect((await shop.post("", attempt)).status).toBe(200);
  }

  const reply = await shop.post("", attempt);

  expect(reply.status).toBe(429);
  expect(reply.headers.get("retry-after")).toBe("60");
  expect(await reply.json()).toMatchObject({
    error: { code: "rate_limited", hint: "Wait 60 seconds" },
  });
});

test("refused requests count, and one user's limit is not another's", async () => {
  for (let request = 1; request <= 30; request++) await shop.post("", "not JSON");

  expect((await shop.post("", newAttempt())).status).toBe(429);
  expect((await shop.post("", newAttempt(), { as: "billing" })).status).toBe(200);
});

test("a stranger uses up nothing of the tenant they name, nor of everyone", async () => {
  for (let request = 1; request <= 40; request++) {
    await shop.post("", newAttempt(), { as: "stranger" });
  }

  expect([...shop.requests.keys()].map((key) => key.split(":")[0])).toEqual([
    "checkout user",
    "checkout address",
  ]);
  expect((await shop.post("", newAttempt())).status).toBe(200);
});

test("one address has 120 a minute, however many users stand behind it", async () => {
  const headers = { "cf-connecting-ip": "203.0.113.7" };
  const roles = ["owner", "admin", "billing", "member"];
  for (const as of roles) {
    for (let request = 1; request <= 30; request++) await shop.post("", {}, { as, headers });
  }

  expect((await shop.post("", {}, { as: "viewer", headers })).status).toBe(429);
  expect((await shop.post("", {}, { as: "viewer" })).status).toBe(400);
});

test("closes when it cannot be asked: nothing is bought, Stripe is not called", async () => {
  shop.close();
  shop = await startShop({ takeRate: () => Promise.reject(new Error("database is down")) });
  const reply = await shop.post("", newAttempt());

  expect(reply.status).toBe(500);
  expect(shop.purchases).toEqual([]);
  expect(shop.stripe.customers.size + shop.stripe.sessions.size).toBe(0);
});
