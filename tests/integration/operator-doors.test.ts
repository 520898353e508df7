import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let operator: string;
let owner: string;

beforeAll(async () => {
  stack = await createTestStack();
  operator = await stack.signIn("operator@tenant-credits.example");
  owner = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
});

const ask = (path: string, body: unknown = {}, token: string | null = operator) =>
  stack.post(`credit-operations${path}`, token, body);

const adjustment = (change = {}) => ({
  ...{ tenant_id: ALPENBLICK, amount: 5, reason: "goodwill", idempotency_key: randomUUID() },
  ...change,
});

async function pay(change?: (sessionId: string) => Promise<unknown>) {
  const purchase = await stack.startPurchase(owner);
  await change?.(purchase.sessionId);
  await stack.stripe.control.pay({ session: purchase.sessionId });
  await stack.stripe.control.settled();
  return purchase;
}

describe("the operators' door", () => {
  it("is shut for owners, keys and nobody", async () => {
    expect(code(await ask("/tenants", {}, owner))).toBe("403 forbidden");
    for (const token of [null, stack.publishableKey, stack.secretKey]) {
      expect(code(await ask("/tenants", {}, token))).toBe("401 unauthenticated");
    }
  });

  it("closes at once for a removed operator whose token is still valid", async () => {
    await stack.sql`delete from tenancy.operators`;
    expect(code(await ask("/tenants/adjust", adjustment()))).toBe("403 forbidden");
    await stack.sql`insert into tenancy.operators (user_id) values (${USERS.operator})`;
    expect(code(await ask("/tenants"))).toBe("200 ok");
  });

  it("answers what was not asked with no other tenant: unknown is 404", async () => {
    expect(code(await ask("/tenants/show", { tenant_id: randomUUID() }))).toBe(
      "404 unknown_tenant",
    );
  });
});

describe("an operator", () => {
  it("adjusts once per key, with a reason, in their own name", async () => {
    const before = await stack.balance();
    const request = adjustment();
    expect(await ask("/tenants/adjust", request)).toMatchObject({ body: { replayed: false } });
    expect(await ask("/tenants/adjust", request)).toMatchObject({ body: { replayed: true } });
    expect(code(await ask("/tenants/adjust", { ...request, amount: 6 }))).toBe("409 key_reused");
    expect(await stack.balance()).toBe(before + 5);
    const debit = adjustment({ amount: -1_000_000 });
    expect(code(await ask("/tenants/adjust", debit))).toBe("402 insufficient_credits");

    const { body } = await ask("/tenants/show", { tenant_id: ALPENBLICK });
    expect(body).toMatchObject({
      tenant: { name: "Alpenblick Immobilien", balance: before + 5 },
      entries: [{ kind: "adjust", reason: "goodwill", actor: USERS.operator }],
      audit: [{ action: "balance_adjusted", reason: "goodwill", actor: USERS.operator }],
    });
  });

  it("sees a quarantined purchase, tries it again, and resolves it", async () => {
    const { purchase_id } = await pay((session) =>
      stack.stripe.control.quantity({ session, quantity: 3 })
    );
    expect(await ask("/quarantine")).toMatchObject({
      body: { cases: [{ id: purchase_id, reason: "quantity_mismatch" }] },
    });
    expect(await ask("/quarantine/retry", { case_id: purchase_id }))
      .toMatchObject({ body: { healed: false, still: { id: purchase_id } } });
    expect(await ask("/quarantine/resolve", { case_id: purchase_id, reason: "refunded" }))
      .toMatchObject({ body: { resolution: "refunded", resolved_by: USERS.operator } });
    expect(await ask("/quarantine")).toMatchObject({ body: { cases: [] } });
    expect(
      await stack.sql`
      select actor, reason from billing.audit_records where action = 'quarantine_resolved'`,
    )
      .toEqual([{ actor: USERS.operator, reason: "refunded" }]);
    expect(await ask("/records", { action: "resolve_case" })).toMatchObject({
      body: { records: [{ tenant_id: ALPENBLICK, subject: purchase_id, outcome: "done" }] },
    });
  });

  it("lifts a freeze in their own name", async () => {
    const { sessionId } = await pay();
    await stack.stripe.control.fraudWarning({ session: sessionId });
    await stack.stripe.control.settled();
    const { freezes } = z.object({ freezes: z.array(z.object({ cause_id: z.string() })) })
      .parse((await ask("/freezes")).body);
    const lift = { tenant_id: ALPENBLICK, cause_id: freezes[0]?.cause_id, reason: "checked" };
    expect(await ask("/freezes/lift", lift))
      .toMatchObject({ body: { lifted_by: USERS.operator, is_frozen: false } });
  });

  it("tries a failed event again by the webhook's own code: granted once, however often", async () => {
    const before = await stack.balance();
    await stack.stripe.control.drop({});
    const { purchase_id } = await pay();
    const paid = { type: "checkout.session.completed" };
    const event_id = (await stack.stripe.control.events(paid)).events.at(-1)?.id ?? "";
    await stack.sql`select public.rpc_credit_record_event(
      ${event_id}, ${paid.type}, false, 'failed', 'internal')`;
    const failed = () => ask("/events", { status: "failed" });
    expect((await failed()).body).toMatchObject({ events: [{ event_id, reason: "internal" }] });
    expect(await stack.balance()).toBe(before);

    const retry = () => ask("/events/retry", { event_id });
    expect((await Promise.all([retry(), retry()])).map(code)).toEqual(["200 ok", "200 ok"]);
    expect(await stack.balance()).toBe(before + 100);
    expect((await failed()).body).toEqual({ events: [], next: null });
    expect(
      await stack.sql`select status from billing.purchases
      where purchase_id = ${purchase_id}`,
    ).toEqual([{ status: "credited" }]);
    expect(
      await stack.sql`select distinct action, actor from billing.operator_records
        where subject = ${event_id}`,
    ).toEqual([{ action: "retry_event", actor: USERS.operator }]);
    await stack.stripe.control.clearRules();
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("reconciles, dry first, and reads what it found", async () => {
    const before = await stack.balance();
    await stack.stripe.control.drop({});
    await pay();
    expect(await ask("/reconcile/run", { dry_run: true }))
      .toMatchObject({ body: { outcome: "complete", repaired: 0 } });
    expect(await stack.balance()).toBe(before);
    expect(await ask("/reconcile/run", { dry_run: false }))
      .toMatchObject({ body: { outcome: "complete", repaired: 1 } });
    expect(await stack.balance()).toBe(before + 100);
    expect(await ask("/reconcile/runs"))
      .toMatchObject({
        body: { runs: [{ repaired: 1, is_dry_run: false }, { is_dry_run: true }] },
      });
    await stack.stripe.control.clearRules();
  });

  it("tests the connection to Stripe, and is told when it fails", async () => {
    expect((await ask("/connector")).body).toEqual({
      ...{ reachable: true, account: "acct_…ount", livemode: false, is_simulator: true },
      api_version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}/),
      ...{ webhook_secrets: 1, clock_skew_seconds: 0, answered_in_ms: expect.any(Number) },
      last_event_at: expect.any(String),
    });
    await stack.stripe.control.failNext({
      ...{ kind: "status", status: 500, moment: "arrival", path: "/v1/account", times: 9 },
    });
    expect((await ask("/connector")).body).toMatchObject({ reachable: false, account: null });
    await stack.stripe.control.clearFaults({});
  });
});

describe("the operators' log", () => {
  it("says who did what to whom and why, what was refused, and who had no business there", async () => {
    await ask("/tenants/adjust", adjustment({ amount: 7 }));
    await ask("/tenants/adjust", adjustment({ amount: -1_000_000, reason: "typing error" }));
    await ask("/tenants/adjust", adjustment(), owner);
    const of = async (filter: object) => (await ask("/records", filter)).body;
    const line = { action: "adjust_balance", actor: USERS.operator, tenant_id: ALPENBLICK };
    expect(await of({ page_size: 3 })).toMatchObject({
      records: [
        { actor_email: "owner@alpenblick.example", outcome: "refused", code: "forbidden" },
        { ...line, outcome: "refused", code: "insufficient_credits", reason: "typing error" },
        {
          ...{ ...line, outcome: "done", code: null, details: { amount_credits: 7 } },
          ...{
            actor_email: "operator@tenant-credits.example",
            tenant_name: "Alpenblick Immobilien",
          },
        },
      ],
      operators: [{ user_id: USERS.operator, email: "operator@tenant-credits.example" }],
      next: expect.stringMatching(/^\d+$/),
    });
    expect(await of({ operator: USERS.owner, not_done: true, tenant_id: ALPENBLICK }))
      .toMatchObject({ records: [], next: null });
  });
});
