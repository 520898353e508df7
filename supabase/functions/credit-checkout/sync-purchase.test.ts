import { afterEach, beforeEach, expect, test } from "vitest";
import { OTHER_TENANT, TENANT } from "../_shared/testing/tenant-users.ts";
import { newAttempt, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let ids: { tenant_id: string; purchase_id: string };
let session: string;

beforeEach(async () => {
  shop = await startShop();
  await shop.post("", newAttempt());
  ids = { tenant_id: TENANT, purchase_id: shop.purchases[0]?.purchase_id ?? "" };
  session = shop.purchases[0]?.stripe_session_id ?? "";
});

afterEach(() => {
  shop.close();
});

test("a paid session credits the purchase without the webhook", async () => {
  shop.stripe.change(session, { status: "complete", payment_status: "paid" });
  const reply = await shop.post("/sync", ids);

  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({
    purchase_id: ids.purchase_id,
    status: "credited",
    amount_credits: 100,
  });
  expect(shop.purchases[0]?.status).toBe("credited");
});

test("an unpaid session leaves the purchase open", async () => {
  expect(await (await shop.post("/sync", ids)).json()).toMatchObject({ status: "open" });
});

test("a session over another amount is quarantined, not credited", async () => {
  shop.stripe.change(session, { status: "complete", payment_status: "paid", amount_total: 1 });

  expect(await (await shop.post("/sync", ids)).json()).toMatchObject({ status: "quarantined" });
});

test("a credited purchase is answered from the books, even when Stripe has forgotten it", async () => {
  shop.stripe.change(session, { status: "complete", payment_status: "paid" });
  await shop.post("/sync", ids);
  shop.stripe.sessions.clear();

  expect(await (await shop.post("/sync", ids)).json()).toMatchObject({ status: "credited" });
  expect(shop.lines.join()).not.toContain("alert");
});

test("a purchase without a session yet is answered as it stands", async () => {
  Object.assign(shop.purchases[0] ?? {}, { status: "created", stripe_session_id: null });

  expect(await (await shop.post("/sync", ids)).json()).toMatchObject({ status: "created" });
});

test("every member may ask, a stranger may not", async () => {
  expect((await shop.post("/sync", ids, { as: "viewer" })).status).toBe(200);
  expect((await shop.post("/sync", ids, { as: "stranger" })).status).toBe(403);
});

test("another tenant's purchase is unknown in one's own tenant", async () => {
  const reply = await shop.post("/sync", { ...ids, tenant_id: OTHER_TENANT }, { as: "stranger" });

  expect(reply.status).toBe(404);
  expect(await reply.json()).toMatchObject({ error: { code: "unknown_purchase" } });
});

test("an unknown purchase is 404", async () => {
  const reply = await shop.post("/sync", { ...ids, purchase_id: crypto.randomUUID() });

  expect(reply.status).toBe(404);
});

test("a body with a status in it is 400: the client has no say", async () => {
  expect((await shop.post("/sync", { ...ids, status: "credited" })).status).toBe(400);
});

test.each([
  [
    "with a payment status we do not know",
    "unknown_session_state",
    () => shop.stripe.change(session, { status: "complete", payment_status: "partly_paid" }),
  ],
  ["without our ids", "damaged_metadata", () => shop.stripe.change(session, { metadata: {} })],
  ["that Stripe does not know", "unknown_session", () => shop.stripe.sessions.clear()],
])("a session %s moves nothing and raises an alert", async (_, reason, damage) => {
  damage();
  const reply = await shop.post("/sync", ids);

  expect(await reply.json()).toMatchObject({ status: "open" });
  expect(shop.lines.map((line) => JSON.parse(line))).toContainEqual({
    time: expect.any(String),
    level: "alert",
    event: "sync_found_unreadable_session",
    purchase_id: ids.purchase_id,
    reason,
  });
});

test("the 31st question of a window is 429", async () => {
  for (let request = 1; request <= 30; request++) await shop.post("/sync", ids);

  expect((await shop.post("/sync", ids)).status).toBe(429);
});
