import { beforeAll, beforeEach, describe, expect, it } from "vitest";
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

async function eventsOf(purchaseId: string): Promise<{ status: string; deliveries: number }[]> {
  const rows = await stack.sql<{ status: string; deliveries: number }[]>`
    select status, deliveries from billing.stripe_events where purchase_id = ${purchaseId}`;
  return [...rows];
}

describe("one payment is one grant over HTTP", () => {
  it("when the event is delivered 50 times at once", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    const { event } = await stack.stripe.control.pay({ session: sessionId });
    const { deliveries } = await stack.stripe.control.duplicate({ event, times: 50 });
    await stack.stripe.control.settled();

    expect(deliveries).toHaveLength(50);
    expect(new Set(deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))))
      .toEqual(
        new Set([200]),
      );
    expect(await stack.balance()).toBe(before + 100);
    expect(await eventsOf(purchase_id)).toMatchObject([{ status: "processed" }]);
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("when the webhook comes before the session's id is saved", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    await stack.sql`
      update billing.purchases set stripe_session_id = null, status = 'created'
      where purchase_id = ${purchase_id}`;
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();
    expect(await statusOf(purchase_id)).toBe("credited");
    expect(await stack.balance()).toBe(before + 100);
  });

  it("when the first deliveries fail on our side: 500, recorded, and healed by Stripe's retry", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    const revoked = (verb: "grant" | "revoke") =>
      stack.sql.unsafe(
        `${verb} execute on function public.rpc_credit_apply_checkout ${
          verb === "grant" ? "to" : "from"
        } service_role`,
      );
    await revoked("revoke");
    const { event } = await stack.stripe.control.pay({ session: sessionId });
    const { deliveries } = await stack.stripe.control.redeliver({ event });
    expect(deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([
      500,
    ]);
    const [failed] = await stack.sql`
      select status from billing.stripe_events where event_id = ${event}`;
    expect(failed).toEqual({ status: "failed" });
    expect(await stack.balance()).toBe(before);

    await revoked("grant");
    await stack.stripe.control.settled({ timeout_ms: 30_000 });
    expect(await statusOf(purchase_id)).toBe("credited");
    expect(await stack.balance()).toBe(before + 100);
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("when the payment is told by another event id as well", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    const { session } = await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.inject({
      type: "checkout.session.async_payment_succeeded",
      object: { id: session.id, object: "checkout.session", metadata: session.metadata },
    });
    await stack.stripe.control.settled();
    expect(await eventsOf(purchase_id)).toMatchObject([
      { status: "processed" },
      { status: "processed" },
    ]);
    expect(await stack.balance()).toBe(before + 100);
  });
});

describe("events that are not for us", () => {
  it("are answered 200, logged as ignored and move nothing", async () => {
    const event = async (type: string, object: Record<string, unknown>) =>
      await stack.stripe.control.inject({ type, object });
    await event("checkout.session.completed", {
      id: "cs_test_of_another_app",
      object: "checkout.session",
      metadata: { app: "shop" },
    });
    await event("payout.paid", { id: "po_1", object: "payout" });
    await stack.stripe.control.settled();

    const rows = await stack.sql`
      select type, reason from billing.stripe_events
      where status = 'ignored' and (type = 'payout.paid' or reason = 'not_ours')
      order by type`;
    expect([...rows]).toEqual([
      { type: "checkout.session.completed", reason: "not_ours" },
      { type: "payout.paid", reason: "unhandled_type" },
    ]);
    expect(await stack.balance()).toBe(before);
  });
});
