import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { found, runReconcile } from "../support/run-reconcile.ts";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;
let before: number;

beforeAll(async () => {
  stack = await createTestStack({
    environment: { CREDITS_RATE_LIMITS: '{"billing": {"user": 500, "tenant": 500}}' },
  });
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  await stack.stripe.control.clearRules();
  await stack.stripe.control.clearFaults();
  await stack.stripe.control.reset();
  await stack.sql`delete from billing.stripe_customers`;
  await stack.sql`delete from billing.reconcile_runs`;
  before = await stack.balance();
  await stack.stripe.control.drop({});
});

async function paid(count: number): Promise<Started[]> {
  const purchases = await Promise.all(
    Array.from({ length: count }, () => stack.startPurchase(token)),
  );
  for (const { sessionId } of purchases) await stack.stripe.control.pay({ session: sessionId });
  return purchases;
}

async function expectOneGrantEach(purchases: Started[]): Promise<void> {
  const rows = await stack.sql`
    select p.purchase_id, count(g.grant_id)::int as grants
    from billing.purchases as p
    left join credits.grants as g on g.tenant_id = p.tenant_id
      and g.source_ref = p.purchase_id::text
    where p.purchase_id = any (${purchases.map(({ purchase_id }) => purchase_id)}) 
    group by p.purchase_id`;
  expect(rows.map(({ grants }) => Number(grants))).toEqual(purchases.map(() => 1));
  expect(await stack.balance()).toBe(before + 100 * purchases.length);
  expect(await stack.brokenRules()).toEqual([]);
}

describe("one run at a time", () => {
  it("two at once and all webhooks at once make one grant of each payment", async () => {
    await stack.stripe.control.clearRules();
    await stack.stripe.control.hold({});
    const purchases = await paid(6);
    const runs = await Promise.all([
      runReconcile(stack),
      runReconcile(stack),
      stack.stripe.control.release({ order: "random", seed: 7 }),
    ]);
    await stack.stripe.control.settled();

    expect([runs[0].outcome, runs[1].outcome].toSorted()).toEqual(["busy", "complete"]);
    await expectOneGrantEach(purchases);
  });

  it("that lost its lease stops, and the work of both is done once", async () => {
    const purchases = await paid(3);
    await stack.stripe.control.failNext({ kind: "delay", delay_ms: 1_500, moment: "reply" });
    const slow = runReconcile(stack);
    await expect.poll(() =>
      stack.sql`update billing.reconcile_runs set lease_ends_at = now()
      where outcome = 'running' returning run_id`
    ).toHaveLength(1);
    const [second, first] = await Promise.all([runReconcile(stack), slow]);

    expect([first.outcome, second.outcome]).toEqual(["lost", "complete"]);
    const runs = await stack.sql`select outcome from billing.reconcile_runs order by run_id`;
    expect(runs.map(({ outcome }) => String(outcome))).toEqual(["abandoned", "complete"]);
    await expectOneGrantEach(purchases);
  });
});

describe("a run", () => {
  it("stops at its bounds, and the next ones go on until all is done", async () => {
    const purchases = await paid(5);
    const runs = [];
    do runs.push(await runReconcile(stack, { max_objects: 2 })); while (
      runs.at(-1)?.outcome === "partial" && runs.length < 10
    );
    // Five sessions, and the payments of all.
    expect(runs.map(({ looked_at }) => looked_at)).toEqual([2, 2, 2, 2, 2, 0]);
    expect(runs.map(({ outcome }) => outcome)).toEqual([...Array(5).fill("partial"), "complete"]);
    await expectOneGrantEach(purchases);
  });

  it("reports that Stripe is down, and a later one goes on where it stopped", async () => {
    const purchases = await paid(5);
    expect(await runReconcile(stack, { max_objects: 2 })).toMatchObject({ repaired: 2 });
    const down = { kind: "status", status: 500, moment: "arrival", times: 1_000 } as const;
    await stack.stripe.control.failNext({ ...down, method: "GET", path: "/v1/checkout/sessions" });
    expect(await runReconcile(stack))
      .toMatchObject({ outcome: "failed", error: "stripe_unavailable", looked_at: 0 });
    await stack.stripe.control.clearFaults();

    expect(await runReconcile(stack))
      .toMatchObject({ outcome: "complete", looked_at: 8, repaired: 3, error: null });
    await expectOneGrantEach(purchases);
  });

  it("gives up when one object after the other fails, and repairs them later", async () => {
    const purchases = await paid(4);
    const down = { kind: "status", status: 500, moment: "arrival", times: 1_000 } as const;
    await stack.stripe.control.failNext({ ...down, path: "/v1/checkout/sessions/*" });
    expect(await runReconcile(stack)).toMatchObject({ outcome: "failed", repaired: 0, unable: 0 });
    await stack.stripe.control.clearFaults();

    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", repaired: 4 });
    await expectOneGrantEach(purchases);
  });

  it("does all the others when one object fails alone, and reports that one", async () => {
    const purchases = await paid(4);
    const [poisoned] = purchases;
    const down = { kind: "status", status: 500, moment: "arrival", times: 1_000 } as const;
    await stack.stripe.control.failNext({
      ...down,
      path: `/v1/checkout/sessions/${poisoned?.sessionId}`,
    });
    const report = await runReconcile(stack);
    expect(report).toMatchObject({ outcome: "complete", repaired: 3, unable: 1 });
    expect(found(report)).toContain("unable sessions stripe_unavailable");
    await stack.stripe.control.clearFaults();

    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", repaired: 1 });
    await expectOneGrantEach(purchases);
  });

  it("that is dry says what it would do, changes nothing and moves no later one along", async () => {
    const purchases = await paid(2);
    const dry = await runReconcile(stack, { dry_run: true });
    expect(dry).toMatchObject({ outcome: "complete", repaired: 0, unable: 0 });
    expect(found(dry)).toEqual(Array(2).fill("seen sessions payment_without_grant"));
    expect(await stack.balance()).toBe(before);
    await runReconcile(stack, { dry_run: true, max_objects: 1 });

    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", repaired: 2 });
    await expectOneGrantEach(purchases);
  });

  it("leaves other apps alone, and reports money of ours that no purchase fits", async () => {
    const { control } = stack.stripe;
    await control.otherApp({ pay: true });
    const ids = { purchase_id: randomUUID(), tenant_id: randomUUID() };
    await control.otherApp({
      pay: true,
      metadata: { app: "tenant-credits", env: "127.0.0.1", ...ids },
    });
    const [purchase] = await paid(1);
    if (purchase === undefined) throw new Error("Cannot start a purchase");
    await stack.sql`update billing.purchases set price_minor = 2400
      where purchase_id = ${purchase.purchase_id}`;

    const first = await runReconcile(stack);
    expect(first).toMatchObject({ outcome: "complete", looked_at: 6, repaired: 0, unable: 2 });
    expect(found(first)).toEqual([
      "unable sessions price_mismatch",
      "unable sessions unknown_purchase",
    ]);
    // The mismatch is on record as a quarantined purchase now, the other is nowhere else.
    expect(found(await runReconcile(stack))).toEqual(["unable sessions unknown_purchase"]);
    expect(stack.logLines.filter((line) => line.includes('"reconcile_unable"'))).not.toEqual([]);
    expect(await stack.balance()).toBe(before);
  });

  it("leaves its report, and the pulse tells how long ago all was well", async () => {
    const get = async (key: string) => {
      const response = await fetch(`${stack.url}/functions/v1/credit-reconcile/pulse`, {
        headers: { apikey: key },
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await get(stack.secretKey)).toEqual({
      status: 200,
      body: { age_seconds: null, last_complete: null, last: null },
    });
    await paid(1);
    await runReconcile(stack);
    await runReconcile(stack, { dry_run: true });
    const { body } = await get(stack.secretKey);

    expect(body).toMatchObject({
      last: { is_dry_run: true, outcome: "complete" },
      last_complete: {
        is_dry_run: false,
        repaired: 1,
        findings: [{ result: "repaired", part: "sessions", reason: "payment_without_grant" }],
      },
    });
    expect(body.age_seconds).toBeLessThan(30);
    expect(await get(stack.publishableKey)).toMatchObject({ status: 401 });
  });
});
