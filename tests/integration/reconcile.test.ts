import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { found, runReconcile } from "../support/run-reconcile.ts";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;
let before: number;

beforeAll(async () => {
  stack = await createTestStack();
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  await stack.stripe.control.clearRules();
  await stack.stripe.control.clearFaults();
  await runReconcile(stack);
  before = await stack.balance();
  await stack.stripe.control.drop({});
});

async function statusOf({ purchase_id }: Started): Promise<string> {
  const [row] = await stack.sql<{ status: string }[]>`
    select status from billing.purchases where purchase_id = ${purchase_id}`;
  return row?.status ?? "unknown";
}

describe("when no webhook ever comes, a run", () => {
  it("credits what was paid, once, however often it runs", async () => {
    const purchase = await stack.startPurchase(token);
    await stack.stripe.control.pay({ session: purchase.sessionId });

    const first = await runReconcile(stack);
    expect(first).toMatchObject({ outcome: "complete", repaired: 1, unable: 0 });
    expect(found(first)).toEqual(["repaired sessions payment_without_grant"]);
    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", repaired: 0 });
    expect(await statusOf(purchase)).toBe("credited");
    expect(await stack.balance()).toBe(before + 100);
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("credits a payment whose session we never got to save", async () => {
    const purchase = await stack.startPurchase(token);
    await stack.sql`update billing.purchases set stripe_session_id = null, status = 'created'
      where purchase_id = ${purchase.purchase_id}`;
    await stack.stripe.control.pay({ session: purchase.sessionId });

    expect(found(await runReconcile(stack))).toEqual(["repaired sessions payment_without_grant"]);
    expect(await statusOf(purchase)).toBe("credited");
  });

  it("tells the end of delayed payments and of sessions that expired", async () => {
    const [succeeds, fails, expires, waits] = await Promise.all(
      [1, 2, 3, 4].map(() => stack.startPurchase(token)),
    );
    if (!succeeds || !fails || !expires || !waits) throw new Error("Cannot start purchases");
    const { control } = stack.stripe;
    for (const { sessionId } of [succeeds, fails, waits]) {
      await control.payLater({ session: sessionId });
    }
    await control.expire({ session: expires.sessionId });
    await runReconcile(stack);
    expect(await statusOf(waits)).toBe("processing");
    await control.settleDelayed({ session: succeeds.sessionId, outcome: "succeeded" });
    await control.settleDelayed({ session: fails.sessionId, outcome: "failed" });
    await runReconcile(stack);

    expect(await Promise.all([succeeds, fails, expires, waits].map(statusOf)))
      .toEqual(["credited", "failed", "expired", "processing"]);
    expect(await stack.balance()).toBe(before + 100);
  });
});

describe("what a run cannot repair", () => {
  it("calls a person once a day, however often it is found", async () => {
    const ids = { purchase_id: randomUUID(), tenant_id: randomUUID() };
    await stack.stripe.control.otherApp({
      pay: true,
      metadata: { app: "tenant-credits", env: "127.0.0.1", ...ids },
    });
    const from = stack.logLines.length;
    const lines = (event: string) =>
      stack.logLines.slice(from).filter((line) => line.includes(`"${event}"`));
    const calls = () => lines("reconcile_unable").length;
    for (let run = 0; run < 3; run++) {
      expect(found(await runReconcile(stack))).toEqual(["unable sessions unknown_purchase"]);
    }
    expect(calls()).toBe(1);
    expect(lines("reconcile_found")).toHaveLength(1);

    await stack.sql`update billing.reconcile_runs
      set finished_at = finished_at - interval '25 hours' where finished_at is not null`;
    await runReconcile(stack);
    expect(calls(), "a day later").toBe(2);
    await runReconcile(stack);
    expect(calls()).toBe(2);
  });
});
