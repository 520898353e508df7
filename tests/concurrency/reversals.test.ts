import { describe, expect, it } from "vitest";
import { apply, balanceOf, startPurchase } from "../support/checkout-sessions.ts";
import { applyPayment, dispute, refund } from "../support/payments.ts";
import { ALPENBLICK, brokenRules, createTestDatabase, refusal } from "../support/test-database.ts";

describe("a clawback among 32 spenders", () => {
  it("takes what the money says: nothing is below zero but the debt, and nobody waits for ever", async () => {
    const database = await createTestDatabase({ connections: 36 });
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await apply(service, purchase);

    const spender = async (name: number) => {
      const outcomes: string[] = [];
      for (let turn = 0; turn < 6; turn++) {
        outcomes.push(
          await refusal(service`
          select public.rpc_credit_deduct(${ALPENBLICK}, 1, ${`spend ${name} ${turn}`})`),
        );
      }
      return outcomes;
    };
    const clawback = async () => {
      for (const amount of [500, 1000, 1500, 2500]) {
        await applyPayment(service, purchase, { refunds: [refund("re_1", 1)] });
        await applyPayment(service, purchase, {
          refunds: [refund("re_1", 1), refund(`re_${amount}`, amount)],
        });
      }
    };
    const [, , ...spent] = await Promise.all([
      clawback(),
      clawback(),
      ...Array.from({ length: 32 }, (_, name) => spender(name)),
    ]);
    const accepted = spent.flat().filter((outcome) => outcome === "accepted").length;

    expect(new Set(spent.flat())).toEqual(new Set(["accepted", "PT402 insufficient_credits"]));
    expect(await balanceOf(owner)).toBe(BigInt(-accepted));
    const belowZero = await owner`
      select kind from credits.entries where balance_after < 0 and kind <> 'reverse'`;
    expect(belowZero).toHaveLength(0);
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe("two deliveries at once", () => {
  it("of one refund take its credits once", async () => {
    const database = await createTestDatabase({ connections: 20 });
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await apply(service, purchase);
    const outcomes = await Promise.all(
      Array.from(
        { length: 20 },
        (_, index) =>
          applyPayment(service, purchase, { refunds: [refund("re_1", 1000)] }, `evt_${index % 4}`),
      ),
    );

    expect(outcomes.filter(({ outcome }) => outcome === "reversed")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(16);
    expect(await balanceOf(owner)).toBe(60n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("of different refunds, each of which knows only its own, take the sum", async () => {
    const database = await createTestDatabase({ connections: 20 });
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await apply(service, purchase);
    await Promise.all(
      Array.from(
        { length: 20 },
        (_, index) => applyPayment(service, purchase, { refunds: [refund(`re_${index}`, 100)] }),
      ),
    );

    expect(await balanceOf(owner)).toBe(20n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("of the payment and of its refund and its dispute end alike, whichever is first", async () => {
    const database = await createTestDatabase({ connections: 12 });
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    const refunds = [refund("re_1", 500)];
    await Promise.all(
      Array.from({ length: 4 }, (_, index) => [
        apply(service, purchase, {}, `evt_paid_${index}`),
        applyPayment(service, purchase, { refunds }, `evt_refund_${index}`),
        applyPayment(
          service,
          purchase,
          { refunds, disputes: [dispute("du_1", "needs_response", 1000)] },
          `evt_dispute_${index}`,
        ),
      ]).flat(),
    );

    const [row] = await owner`select status, reversed_minor, reversed_credits
      from billing.purchases`;
    expect(row).toEqual({
      status: "partially_reversed",
      reversed_minor: 1500n,
      reversed_credits: 60n,
    });
    expect(await balanceOf(owner)).toBe(40n);
    const [account] = await owner`select is_frozen from public.tenant_credit_balance`;
    expect(account).toEqual({ is_frozen: true });
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe("news of a dispute and the lifting of its freeze", () => {
  it("end in no deadlock: both wait for the tenant first", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await apply(service, purchase);
    await applyPayment(service, purchase, { disputes: [dispute("du_1", "needs_response")] });

    const news = await service.reserve();
    await news`begin`;
    // As far as taking credits brings it, before it comes to the freeze.
    await news`select pg_advisory_xact_lock(1, uuid_hash(${ALPENBLICK}::uuid))`;
    const lifted = service<{ lifted_by: string }[]>`
      select lifted_by from public.rpc_credit_lift_freeze(${ALPENBLICK}, 'du_1', 'known', 'Kim')`;
    const waiting = lifted.then((rows) => rows);
    await expect.poll(() =>
      owner`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'lift_freeze'`
    )
      .toHaveLength(1);
    await applyPayment(news, purchase, { disputes: [dispute("du_1", "won")] });
    await news`commit`;
    news.release();

    expect(await waiting).toEqual([{ lifted_by: "stripe" }]);
    expect(await brokenRules(database)).toEqual([]);
  });
});
