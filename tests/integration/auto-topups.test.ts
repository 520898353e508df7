import { describe, expect, it } from "vitest";
import {
  type AutoTopupWorld,
  begin,
  buyInPerson,
  DECLINED,
  openAutoTopup,
  openOn,
  switchOn,
} from "../support/auto-topups.ts";
import { balanceOf } from "../support/checkout-sessions.ts";
import { ALPENBLICK, brokenRules, refusal, USERS } from "../support/test-database.ts";

describe("a card is charged", () => {
  it("when fewer credits than the threshold are available, for the package's snapshot", async () => {
    const world = await openOn();
    const purchase = await begin(world);
    expect(await world.settle(purchase, {}, "evt_1"))
      .toEqual({ outcome: "credited", purchase_status: "credited", reason: null });
    expect(await balanceOf(world.owner)).toBe(200n);
    const [entry] = await world.owner`
      select idempotency_key, amount_credits::int, actor from credits.entries
      order by entry_id desc limit 1`;
    expect(entry).toEqual({
      idempotency_key: `internal:payment:pi_${purchase}`,
      amount_credits: 100,
      actor: USERS.owner,
    });
    expect(await brokenRules(world)).toEqual([]);
  });

  it.each<[string, (world: AutoTopupWorld) => PromiseLike<unknown>]>([
    ["off", ({ service }) =>
      service`
        select public.rpc_credit_set_auto_topup(${ALPENBLICK}, false, ${USERS.owner})`],
    ["enough_credits", ({ service }) =>
      service`
        select public.rpc_credit_topup(${ALPENBLICK}, 50, 'gift')`],
    ["package_unavailable", ({ owner }) =>
      owner`
        update billing.packages set is_active = false where package_id = 'standard'`],
    ["price_changed", ({ owner }) =>
      owner`
        update billing.packages set price_minor = 2501 where package_id = 'standard'`],
    ["price_changed", ({ owner }) =>
      owner`
        update billing.packages set currency = 'CHF' where package_id = 'standard'`],
    ["account_frozen", ({ owner }) =>
      owner`
        update public.tenant_credit_balance set is_frozen = true`],
    ["checkout_closed", ({ owner }) =>
      owner`
        insert into billing.declines (tenant_id, declines, window_ends_at, closed_until)
        values (${ALPENBLICK}, 9, now() + interval '1 hour', now() + interval '1 hour')`],
    ["cap_reached", ({ owner }) =>
      owner`
        update billing.auto_topups set monthly_cap_minor = 2500 + 2499`],
    ["no_saved_card", ({ owner }) => owner`update billing.purchases set saves_card = false`],
  ])("never while the reason is %s, which is on record", async (state, arrange) => {
    const world = await openOn();
    if (state === "cap_reached") {
      await world.settle(await begin(world));
      await world.pass("1 hour");
      await switchOn(world.service, { threshold: 250 });
    }
    await arrange(world);
    expect(await world.look()).toBe(state);
    expect(await world.claim()).toEqual([]);
  });

  it("never without consent to keep it, nor in another mode than it was kept in", async () => {
    const world = await openAutoTopup({ saves: false });
    await switchOn(world.service);
    expect(await world.look()).toBe("no_saved_card");
    await buyInPerson(world.service, "cs_1", true);
    await switchOn(world.service, { threshold: 999 });
    await world.service`select public.rpc_credit_claim_auto_topups(true)`;
    expect(await world.owner`select state from billing.auto_topups`)
      .toEqual([{ state: "no_saved_card" }]);
    expect(await world.claim()).toHaveLength(1);
  });
});

describe("between two charges", () => {
  it("the cooldown lies, also when the order is given again", async () => {
    const world = await openOn({ threshold: 999 });
    await world.settle(await begin(world));
    expect(await world.look()).toBe("cooling_down");
    await switchOn(world.service, { threshold: 999 });
    expect(await world.look()).toBe("cooling_down");
    await world.pass("59 minutes");
    expect(await world.look()).toBe("cooling_down");
    await world.pass("1 minute");
    expect(await world.look()).toBe("charging");
  });

  it("the month's cap counts what is open and what was paid, not what failed", async () => {
    const world = await openOn({ threshold: 999, cap: 5000, cooldown: 60 });
    const failed = await begin(world);
    await world.settle(failed, DECLINED);
    for (const _ of ["first", "second"]) {
      await world.owner`update billing.auto_topups set paused_until = '-infinity'`;
      await world.settle(await begin(world));
    }
    await world.owner`update billing.auto_topups set paused_until = '-infinity'`;
    expect(await world.look()).toBe("cap_reached");
    await world.owner`update billing.purchases set created_at = created_at - interval '1 month'`;
    expect(await world.look(), "begun last month, paid in this one").toBe("cap_reached");
    await world.owner.begin(async (sql) => {
      await sql`set local session_replication_role = 'replica'`;
      await sql`update credits.entries set created_at = created_at - interval '1 month'`;
    });
    expect(await world.look()).toBe("charging");
  });
});

describe("what counts against the cap", () => {
  const counted = async ({ asUser }: AutoTopupWorld) => {
    const [row] = await asUser(
      USERS.billing,
      (sql) =>
        sql<{ charged: number }[]>`
        select charged_this_month_minor::int as charged from public.credit_auto_topups`,
    );
    return row?.charged;
  };

  it("is what is being charged, and what was charged and is in question or went back", async () => {
    const world = await openOn({ threshold: 999, cooldown: 60 });
    const purchase = await begin(world);
    expect(await counted(world), "open").toBe(2500);
    await world.settle(purchase);
    await world.owner`
      update billing.purchases
      set status = 'reversed', reversed_minor = price_minor, reversed_credits = amount_credits
      where purchase_id = ${purchase}`;
    expect(await counted(world), "reversed").toBe(2500);
    await world.pass("1 minute");
    await world.settle(await begin(world), { amount_minor: 1 });
    expect(await counted(world), "quarantined").toBe(5000);
  });
});

describe("the order", () => {
  it.each<[string, string, unknown[]]>([
    ["PT404 unknown_package", "a package that is not for sale", [150, "gone", 5000, 3600]],
    ["PT422 amount_out_of_range", "a threshold of nothing", [0, "standard", 5000, 3600]],
    ["PT422 amount_out_of_range", "no threshold", [null, "standard", 5000, 3600]],
    ["PT422 amount_out_of_range", "a cap below one purchase", [150, "standard", 2499, 3600]],
    ["PT422 amount_out_of_range", "a cooldown of a second", [150, "standard", 5000, 1]],
  ])("is refused with %s for %s", async (code, _, [threshold, packageId, cap, cooldown]) => {
    const { service } = await openAutoTopup();
    expect(
      await refusal(service`
        select public.rpc_credit_set_auto_topup(
          ${ALPENBLICK}, true, ${USERS.owner}, ${threshold === null ? null : Number(threshold)},
          ${String(packageId)}, ${Number(cap)}, ${Number(cooldown)})`),
    ).toBe(code);
  });

  it("is seen by the tenant's members alone, with what it has charged this month", async () => {
    const world = await openOn();
    await world.settle(await begin(world));
    const seenBy = (user: string) =>
      world.asUser(user, (sql) =>
        sql`
        select state, threshold_credits::int, charged_this_month_minor::int
        from public.credit_auto_topups`);
    expect(await seenBy(USERS.member)).toEqual([{
      ...{ state: "cooling_down", threshold_credits: 150, charged_this_month_minor: 2500 },
    }]);
    await world.owner`delete from public.tenant_members
      where user_id = ${USERS.member} and tenant_id = ${ALPENBLICK}`;
    expect(await seenBy(USERS.member)).toEqual([]);
  });

  it("and every change of it is on record with who made it", async () => {
    const world = await openOn();
    await world.service`
      select public.rpc_credit_set_auto_topup(${ALPENBLICK}, false, ${USERS.billing})`;
    expect(
      await world.owner`
      select action, actor from billing.audit_records where action like 'auto_topup%'
      order by record_id`,
    ).toEqual([
      { action: "auto_topup_switched_on", actor: USERS.owner },
      { action: "auto_topup_switched_off", actor: USERS.billing },
    ]);
  });
});
