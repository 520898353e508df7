import { describe, expect, it } from "vitest";
import {
  type AutoTopupWorld,
  begin,
  DECLINED,
  type Intent,
  openAutoTopup,
  openOn,
} from "../support/auto-topups.ts";
import { balanceOf } from "../support/checkout-sessions.ts";
import { ALPENBLICK, brokenRules, USERS } from "../support/test-database.ts";

describe("a caller that dies", () => {
  it("leaves its attempt to the next one, which is told to look first", async () => {
    const world = await openOn();
    const [first] = await world.claim();
    expect(first).toMatchObject({ is_first: true, may_charge: true });
    expect(await world.claim()).toEqual([]);
    await world.pass("121 seconds");
    expect(await world.claim()).toMatchObject([{
      ...{ purchase_id: first?.purchase_id, is_first: false, may_charge: true },
    }]);
    await world.pass("1 hour");
    expect(await world.claim()).toMatchObject([{ may_charge: false }]);
    expect(await world.owner`select 1 from billing.purchases where origin = 'auto_topup'`)
      .toHaveLength(1);
  });

  it("may have chosen a card, and that one stays", async () => {
    const world = await openOn();
    const attempt = await begin(world);
    const choose = (card: string) =>
      world.service<{ card: string }[]>`
        select stripe_payment_method_id as card from public.rpc_credit_choose_card(
          ${ALPENBLICK}, ${attempt}, ${card})`;
    expect(await choose("pm_1")).toEqual([{ card: "pm_1" }]);
    expect(await choose("pm_2")).toEqual([{ card: "pm_1" }]);
    await world.settle(attempt, DECLINED);
    expect(await choose("pm_1")).toEqual([]);
  });
});

describe("an order that is taken back", () => {
  const takeBack = ({ service }: AutoTopupWorld) =>
    service`select public.rpc_credit_set_auto_topup(${ALPENBLICK}, false, ${USERS.billing})`;
  const fail = async ({ service }: AutoTopupWorld, purchase: string) => {
    await service`select public.rpc_credit_fail_auto_topup(
      ${ALPENBLICK}, ${purchase}, 'provider_unavailable')`;
  };

  it("charges nothing more, not even what was begun: it is only looked for", async () => {
    const world = await openOn();
    const purchase = await begin(world);
    await takeBack(world);
    await world.pass("3 minutes");
    expect(await world.claim()).toMatchObject([{ purchase_id: purchase, may_charge: false }]);
    await fail(world, purchase);
    expect(
      await world.owner`
      select p.status, p.failure, a.state, a.declines
      from billing.purchases as p
      join billing.auto_topups as a on a.tenant_id = p.tenant_id
      where p.purchase_id = ${purchase}`,
    ).toEqual([{ status: "failed", failure: "switched_off", state: "off", declines: 0 }]);
    expect(await world.claim()).toEqual([]);
  });

  it("gives no card out, also when it comes between claim and charge", async () => {
    const world = await openOn();
    const purchase = await begin(world);
    await takeBack(world);
    expect(
      await world.service`
      select * from public.rpc_credit_choose_card(${ALPENBLICK}, ${purchase}, 'pm_1')`,
    ).toEqual([]);
  });
});

describe("money decides", () => {
  it("also when it comes after the attempt was given up: late truth wins", async () => {
    const world = await openOn();
    const attempt = await begin(world);
    await world.service`select public.rpc_credit_fail_auto_topup(
      ${ALPENBLICK}, ${attempt}, 'card_unusable')`;
    expect(await world.settle(attempt)).toMatchObject({ outcome: "credited" });
    expect(await world.settle(attempt, DECLINED)).toMatchObject({ outcome: "unchanged" });
    expect(await balanceOf(world.owner)).toBe(200n);
    expect(await brokenRules(world)).toEqual([]);
  });

  it("and one that is under way is not given up, nor is another one begun", async () => {
    const world = await openOn();
    const attempt = await begin(world);
    await world.settle(attempt, { status: "processing" });
    const given = await world.service`
      select failed from public.rpc_credit_fail_auto_topup(
        ${ALPENBLICK}, ${attempt}, 'provider_unavailable')`;

    expect([...given]).toEqual([{ failed: false }]);
    expect(await world.look()).toBe("charging");
    expect(await world.settle(attempt)).toMatchObject({ outcome: "credited" });
  });

  it.each<[string, Partial<Intent>]>([
    ["amount_mismatch", { amount_minor: 2499 }],
    ["currency_mismatch", { currency: "chf" }],
    ["customer_mismatch", { customer_id: "cus_2" }],
    ["customer_mismatch", { customer_id: null }],
    ["livemode_mismatch", { livemode: true }],
    ["payment_mismatch", { payment_intent_id: "pi_of_cs_0" }],
  ])("and a %s waits for a person, with the rest switched off", async (reason, change) => {
    const world = await openOn();
    const attempt = await begin(world);
    expect(await world.settle(attempt, change, "evt_1"))
      .toEqual({ outcome: "quarantined", purchase_status: "quarantined", reason });
    expect(await world.owner`select status, reason from billing.stripe_events`)
      .toEqual([{ status: "quarantined", reason }]);
    expect(await world.look()).toBe("off_for_review");
    expect(await balanceOf(world.owner)).toBe(100n);
  });

  it("and a person's purchase is never granted by its payment alone", async () => {
    const world = await openAutoTopup();
    const [purchase] = await world.service<{ purchase_id: string }[]>`
      select * from public.rpc_credit_start_purchase(
        ${ALPENBLICK}, gen_random_uuid(), 'standard', ${USERS.owner}, false, 'de')`;
    expect(await world.settle(purchase?.purchase_id ?? ""))
      .toMatchObject({ outcome: "quarantined", reason: "payment_mismatch" });
    expect(await balanceOf(world.owner)).toBe(100n);
  });
});
