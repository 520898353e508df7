import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;
let before: number;

beforeAll(async () => {
  stack = await createTestStack();
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  await stack.sql`update billing.freezes
    set lifted_at = now(), lift_reason = 'next test', lifted_by = 'test' where lifted_at is null`;
  await stack.sql`update public.tenant_credit_balance set is_frozen = false`;
  before = await stack.balance();
});

async function bought(): Promise<Started> {
  const purchase = await stack.startPurchase(token);
  await stack.stripe.control.pay({ session: purchase.sessionId });
  await stack.stripe.control.settled();
  expect(await stack.balance()).toBe(before + 100);
  return purchase;
}

async function expectPurchase({ purchase_id }: Started, status: string, credits: number) {
  await stack.stripe.control.settled();
  const [row] = await stack.sql`
    select status, amount_credits::int - reversed_credits::int as credits
    from billing.purchases where purchase_id = ${purchase_id}`;
  expect(row).toEqual({ status, credits });
  expect(await stack.balance()).toBe(before + credits);
  expect(await stack.brokenRules()).toEqual([]);
}

describe("over HTTP, a refund takes the credits it paid for", () => {
  it("in parts, which may fail later, told by four kinds of events", async () => {
    const purchase = await bought();
    const { sessionId: session } = purchase;
    const { refund } = await stack.stripe.control.refund({ session, percent: 40 });
    await expectPurchase(purchase, "partially_reversed", 60);

    await stack.stripe.control.refund({ session, status: "pending" });
    await expectPurchase(purchase, "reversed", 0);
    await stack.stripe.control.failRefund({ refund: refund.id });
    await expectPurchase(purchase, "partially_reversed", 40);
  });

  it("even when its events come newest first", async () => {
    const purchase = await bought();
    await stack.stripe.control.hold({});
    const { refund } = await stack.stripe.control.refund({ session: purchase.sessionId });
    await stack.stripe.control.failRefund({ refund: refund.id });
    await stack.stripe.control.release({ order: "newest_first" });
    await expectPurchase(purchase, "credited", 100);
  });

  it("when the refund is told before the payment", async () => {
    const purchase = await stack.startPurchase(token);
    await stack.stripe.control.hold({});
    await stack.stripe.control.pay({ session: purchase.sessionId });
    await stack.stripe.control.refund({ session: purchase.sessionId, percent: 40 });
    await stack.stripe.control.release({ order: "newest_first" });
    await expectPurchase(purchase, "partially_reversed", 60);
  });
});

describe("over HTTP, a dispute", () => {
  it("freezes, takes, and gives back when it is won", async () => {
    const purchase = await bought();
    const { dispute } = await stack.stripe.control.dispute({ session: purchase.sessionId });
    await expectPurchase(purchase, "reversed", 0);
    const [frozen] = await stack.sql`select is_frozen from public.tenant_credit_balance`;
    expect(frozen).toEqual({ is_frozen: true });

    await stack.stripe.control.decideDispute({ dispute: dispute.id, outcome: "won" });
    await expectPurchase(purchase, "credited", 100);
    const [thawed] = await stack.sql`select is_frozen from public.tenant_credit_balance`;
    expect(thawed).toEqual({ is_frozen: false });
  });

  it("that only asks does nothing, and a fraud warning freezes", async () => {
    const purchase = await bought();
    await stack.stripe.control.dispute({ session: purchase.sessionId, inquiry: true });
    await expectPurchase(purchase, "credited", 100);
    const [calm] = await stack.sql`select is_frozen from public.tenant_credit_balance`;
    expect(calm).toEqual({ is_frozen: false });

    await stack.stripe.control.fraudWarning({ session: purchase.sessionId });
    await expectPurchase(purchase, "credited", 100);
    const [frozen] = await stack.sql`select is_frozen from public.tenant_credit_balance`;
    expect(frozen).toEqual({ is_frozen: true });
  });
});

describe("a delayed payment", () => {
  it("is processing for everybody until it has come", async () => {
    const purchase = await stack.startPurchase(token);
    const { sessionId: session, purchase_id } = purchase;
    await stack.stripe.control.payLater({ session });
    const synced = await stack.post("credit-checkout/sync", token, {
      tenant_id: "11111111-1111-4111-8111-111111111111",
      purchase_id,
    });
    expect(synced).toMatchObject({ status: 200, body: { status: "processing" } });
    expect(await stack.balance()).toBe(before);

    await stack.stripe.control.settleDelayed({ session, outcome: "succeeded" });
    await expectPurchase(purchase, "credited", 100);
  });

  it("that fails grants nothing, and says so", async () => {
    const { sessionId: session, purchase_id } = await stack.startPurchase(token);
    await stack.stripe.control.payLater({ session });
    await stack.stripe.control.settleDelayed({ session, outcome: "failed" });
    await stack.stripe.control.settled();
    const [row] = await stack.sql`
      select status from billing.purchases where purchase_id = ${purchase_id}`;

    expect(row).toEqual({ status: "failed" });
    expect(await stack.balance()).toBe(before);
  });
});

it("another app's refunds on the same account are none of our business", async () => {
  const object = { id: "re_other", object: "refund", payment_intent: "pi_of_another_app" };
  await stack.stripe.control.inject({ type: "refund.created", object });
  await stack.stripe.control.settled();

  const [event] = await stack.sql`
    select status, reason from billing.stripe_events where type = 'refund.created'
    order by received_at desc limit 1`;
  expect(event).toEqual({ status: "ignored", reason: "not_ours" });
});
