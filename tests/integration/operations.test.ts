import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runOps } from "../support/run-ops.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;

beforeAll(async () => {
  stack = await createTestStack();
  token = await stack.signIn("owner@alpenblick.example");
});

const ops = (...args: string[]) => runOps(stack, ...args);

async function quarantined(): Promise<{ purchase_id: string }> {
  const purchase = await stack.startPurchase(token);
  const { sessionId } = purchase;
  await stack.stripe.control.quantity({ session: sessionId, quantity: 3 });
  await stack.stripe.control.pay({ session: sessionId });
  await stack.stripe.control.settled();
  return purchase;
}

const shown = z.object({ id: z.string(), reason: z.string(), purchase_status: z.string() });

describe("npm run ops", () => {
  it("lists, shows and resolves what is in quarantine", async () => {
    const { purchase_id } = await quarantined();

    const listed = await ops("quarantine", "list");
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.out).toContain(purchase_id);
    const { out } = await ops("quarantine", "show", purchase_id);
    expect(shown.parse(JSON.parse(out))).toEqual({
      ...{ id: purchase_id, reason: "quantity_mismatch", purchase_status: "quarantined" },
    });
    const by = ["--reason", "refunded", "--by", "Kim"];
    expect(await ops("quarantine", "resolve", purchase_id, ...by)).toMatchObject({ code: 0 });
    expect((await ops("quarantine", "list")).out).not.toContain(purchase_id);
  }, 120_000);

  it("tries a purchase again by Stripe's truth, through the webhook's own code", async () => {
    const before = await stack.balance();
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    const cost = (minor: number) =>
      stack.sql`update billing.purchases set price_minor = ${minor}
        where purchase_id = ${purchase_id}`;
    await cost(9999);
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();
    expect(JSON.parse((await ops("quarantine", "retry", purchase_id)).out))
      .toMatchObject({ healed: false, reason: "price_mismatch" });
    expect(await stack.balance()).toBe(before);

    await cost(2500);
    expect(JSON.parse((await ops("quarantine", "retry", purchase_id)).out))
      .toEqual({ id: purchase_id, healed: true });
    expect(await stack.balance()).toBe(before + 100);
  }, 120_000);

  it("tries an event again by what Stripe says of its object now", async () => {
    const before = await stack.balance();
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();
    await stack.sql`update billing.purchases set livemode = true
      where purchase_id = ${purchase_id}`;
    await stack.stripe.control.refund({ session: sessionId });
    await stack.stripe.control.settled();
    expect(await stack.balance()).toBe(before + 100);

    await stack.sql`update billing.purchases set livemode = false
      where purchase_id = ${purchase_id}`;
    const [event] = await stack.sql<{ event_id: string }[]>`
      select event_id from billing.stripe_events
      where purchase_id = ${purchase_id} and type = 'charge.refunded'`;
    expect(JSON.parse((await ops("quarantine", "retry", event?.event_id ?? "")).out))
      .toEqual({ id: event?.event_id, healed: true });
    expect(await stack.balance()).toBe(before);
    expect(await stack.brokenRules()).toEqual([]);
  }, 120_000);

  it("lists and lifts freezes", async () => {
    const { sessionId, purchase_id } = await stack.startPurchase(token);
    await stack.stripe.control.pay({ session: sessionId });
    const { warning } = await stack.stripe.control.fraudWarning({ session: sessionId });
    await stack.stripe.control.settled();

    expect((await ops("freeze", "list")).out).toContain(purchase_id);
    const tenant = ["--tenant", "11111111-1111-4111-8111-111111111111"];
    const lifted = await ops(
      "freeze",
      "lift",
      warning.id,
      ...tenant,
      "--reason",
      "ok",
      "--by",
      "Kim",
    );
    expect(JSON.parse(lifted.out)).toMatchObject({ is_frozen: false });
    expect((await ops("freeze", "list")).out).toContain("Nothing");
  }, 120_000);

  it("reconciles as the scheduler does, dry when told, and shows what runs found", async () => {
    const before = await stack.balance();
    await stack.stripe.control.drop({});
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    await stack.stripe.control.pay({ session: sessionId });

    const dry = JSON.parse((await ops("reconcile", "run", "--dry-run")).out);
    expect(dry).toMatchObject({ outcome: "complete", repaired: 0 });
    expect(await stack.balance()).toBe(before);
    const { run_id } = JSON.parse((await ops("reconcile", "run")).out);
    expect(await stack.balance()).toBe(before + 100);
    expect((await ops("reconcile", "list")).out).toContain("complete");
    expect(JSON.parse((await ops("reconcile", "show", String(run_id))).out))
      .toMatchObject({ repaired: 1, findings: [{ purchase_id, result: "repaired" }] });
    expect(await ops("reconcile", "show", "many")).toMatchObject({ code: 2 });
    await stack.stripe.control.clearRules();
  }, 120_000);

  it("answers a refusal with 1 and its remedy, and misuse with 2", async () => {
    expect(await ops("quarantine", "show", "evt_none")).toMatchObject({ code: 1 });
    expect(await ops("quarantine", "resolve", "evt_none")).toMatchObject({ code: 2 });
    expect(await ops("tidy")).toMatchObject({ code: 2 });
  }, 120_000);
});
