import { afterEach, beforeEach, expect, test } from "vitest";
import { OTHER_TENANT, TENANT } from "../_shared/testing/tenant-users.ts";
import { newAttempt, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let ids: { tenant_id: string; purchase_id: string };

beforeEach(async () => {
  shop = await startShop();
  await shop.post("", newAttempt());
  ids = { tenant_id: TENANT, purchase_id: shop.purchases[0]?.purchase_id ?? "" };
});

afterEach(() => {
  shop.close();
});

/** Somebody pays the only purchase. */
function pay(): void {
  Object.assign(shop.purchases[0] ?? {}, { stripe_payment_intent_id: "pi_1" });
  const nothing = { refunds: [], disputes: [], fraudWarnings: [] };
  shop.stripe.payments.set("pi_1", { intent: { id: "pi_1", metadata: {} }, ...nothing });
}

test.each(["owner", "admin", "billing"])("a paid purchase's receipt for the %s", async (as) => {
  pay();
  const reply = await shop.post("/receipt", ids, { as });

  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ url: "https://pay.stripe.example/pi_1" });
});

test("there is none before anybody paid, nor when Stripe knows no such payment", async () => {
  expect(await (await shop.post("/receipt", ids)).json()).toEqual({ url: null });
  pay();
  shop.stripe.payments.clear();
  expect(await (await shop.post("/receipt", ids)).json()).toEqual({ url: null });
});

test.each(["member", "viewer", "stranger", "anonymous"])("a %s gets 403", async (as) => {
  pay();

  expect((await shop.post("/receipt", ids, { as })).status).toBe(403);
});

test("another tenant's purchase is unknown in one's own tenant", async () => {
  pay();
  const foreign = { ...ids, tenant_id: OTHER_TENANT };

  expect((await shop.post("/receipt", foreign, { as: "stranger" })).status).toBe(404);
});
