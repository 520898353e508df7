import { describe, expect, it } from "vitest";
import { apply, balanceOf, startPurchase } from "../support/checkout-sessions.ts";
import { ALPENBLICK, brokenRules, createTestDatabase } from "../support/test-database.ts";

describe("one payment is one grant", () => {
  it("when its event is delivered 50 times at once", async () => {
    const database = await createTestDatabase({ connections: 50 });
    const purchase = await startPurchase(database.service);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => apply(database.service, purchase, {}, "evt_1")),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "credited")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(49);
    expect(await balanceOf(database.owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("when 50 events, the return page and a reconciler tell of the same session", async () => {
    const database = await createTestDatabase({ connections: 50 });
    const purchase = await startPurchase(database.service);
    const outcomes = await Promise.all(
      Array.from(
        { length: 60 },
        (_, index) => apply(database.service, purchase, {}, index < 50 ? `evt_${index}` : null),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "credited")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "unchanged")).toHaveLength(59);
    expect(await balanceOf(database.owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("when the server loses the connection between the ledger insert and the commit", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);

    const victim = await service.reserve();
    const [{ pid } = { pid: 0 }] = await victim<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await victim`begin`;
    await victim`select * from public.rpc_credit_apply_checkout(
      ${ALPENBLICK}, ${purchase}, 'cs_1', false, 'complete', 'paid', false, 2500, 'eur', 'cus_1',
      'pi_1', 'evt_1', 'checkout.session.completed', 1, 2500, 0, 0)`;
    expect(await victim`select 1 from credits.entries`).toHaveLength(1);
    await owner`select pg_terminate_backend(${pid})`;

    expect(await balanceOf(owner)).toBe(0n);
    expect(await owner`select * from billing.stripe_events`).toHaveLength(0);

    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "credited" });
    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "duplicate" });
    expect(await balanceOf(owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("after a delivery that failed and was recorded", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await service`select public.rpc_credit_record_event(
      'evt_1', 'checkout.session.completed', false, 'failed', 'internal')`;
    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "credited" });
    const [event] = await owner`select status, deliveries from billing.stripe_events`;
    expect(event).toEqual({ status: "processed", deliveries: 2 });
    expect(await balanceOf(owner)).toBe(100n);
  });
});
