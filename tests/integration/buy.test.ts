import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ALPENBLICK, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;
let before: number;

beforeAll(async () => {
  stack = await createTestStack();
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  before = await stack.balance();
});

async function statusOf(purchaseId: string): Promise<string> {
  const [row] = await stack.sql<{ status: string }[]>`
    select status from billing.purchases where purchase_id = ${purchaseId}`;
  return row?.status ?? "unknown";
}

describe("buying a package", () => {
  it("credits the tenant once when the customer has paid", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    expect(await statusOf(purchase_id)).toBe("open");
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();

    expect(await statusOf(purchase_id)).toBe("credited");
    expect(await stack.balance()).toBe(before + 100);
    const [entry] = await stack.sql`
      select kind, amount_credits::int, actor, reference from credits.entries
      order by entry_id desc limit 1`;
    expect(entry).toEqual({
      kind: "topup",
      amount_credits: 100,
      actor: USERS.owner,
      reference: purchase_id,
    });
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("makes one purchase, one customer and one session of ten clicks at once", async () => {
    const attempt = randomUUID();
    const started = await Promise.all(
      Array.from({ length: 10 }, () => stack.startPurchase(token, { attempt_id: attempt })),
    );
    expect(new Set(started.map(({ purchase_id }) => purchase_id)).size).toBe(1);
    expect(new Set(started.map(({ url }) => url)).size).toBe(1);
    expect(await stack.sql`select 1 from billing.purchases where attempt_id = ${attempt}`)
      .toHaveLength(1);
    expect(await stack.sql`select 1 from billing.stripe_customers`).toHaveLength(1);
  });

  it("keeps the card with Stripe when, and only when, the buyer agreed", async () => {
    const cards = async () =>
      (await stack.sql<{ count: number }[]>`
        select count(*)::int as count from billing.purchases where saves_card`)[0];
    expect(await cards()).toEqual({ count: 0 });
    const attempt = { attempt_id: randomUUID(), save_card: true };
    const { sessionId } = await stack.startPurchase(token, attempt);
    expect(await stack.startPurchase(token, attempt)).toMatchObject({ sessionId });
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();

    expect(await cards()).toEqual({ count: 1 });
    expect(await stack.balance()).toBe(before + 100);
    const changed = { ...attempt, tenant_id: ALPENBLICK, package_id: "standard", save_card: false };
    expect(await stack.post("credit-checkout", token, changed))
      .toMatchObject({ status: 409, body: { error: { code: "key_reused" } } });
  });

  it("is told the truth by sync when no webhook ever comes", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    await stack.stripe.control.drop();
    await stack.stripe.control.pay({ session: sessionId });
    expect(await stack.balance()).toBe(before);

    const sync = () =>
      stack.post("credit-checkout/sync", token, { tenant_id: ALPENBLICK, purchase_id });
    const synced = await Promise.all([sync(), sync(), sync()]);
    await stack.stripe.control.clearRules();

    for (const { status, body } of synced) {
      expect(status).toBe(200);
      expect(body).toEqual({ purchase_id, status: "credited", amount_credits: 100 });
    }
    expect(await stack.balance()).toBe(before + 100);
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("ends when the session expires, and the same attempt then says so", async () => {
    const attempt = randomUUID();
    const { purchase_id, sessionId } = await stack.startPurchase(token, { attempt_id: attempt });
    await stack.stripe.control.expire({ session: sessionId });
    await stack.stripe.control.settled();

    expect(await statusOf(purchase_id)).toBe("expired");
    const again = await stack.post("credit-checkout", token, {
      tenant_id: ALPENBLICK,
      package_id: "standard",
      attempt_id: attempt,
    });
    expect(again).toMatchObject({ status: 409, body: { error: { code: "attempt_finished" } } });
    expect(await stack.balance()).toBe(before);
  });

  it("stays open after a declined card and can then be paid", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    await stack.stripe.control.decline({ session: sessionId });
    await stack.stripe.control.settled();
    expect(await statusOf(purchase_id)).toBe("open");
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();
    expect(await stack.balance()).toBe(before + 100);
  });
});
