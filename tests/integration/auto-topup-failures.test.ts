import { describe, expect, it } from "vitest";
import {
  ASKED,
  type AutoTopupWorld,
  begin,
  buyInPerson,
  DECLINED,
  openOn,
  switchOn,
} from "../support/auto-topups.ts";
import { apply, balanceOf } from "../support/checkout-sessions.ts";
import { ALPENBLICK, brokenRules, refusal, USERS } from "../support/test-database.ts";

async function statusOf({ owner }: AutoTopupWorld, purchase: string) {
  const [row] = await owner<{ status: string; failure: string | null }[]>`
    select status, failure from billing.purchases where purchase_id = ${purchase}`;
  return row;
}

describe("a card that is declined", () => {
  it("is left in peace for 1, 6 and 24 hours, and for good after the fourth time", async () => {
    const world = await openOn();
    await world.service`select public.rpc_credit_set_endpoint(
      ${ALPENBLICK}, 'https://hooks.example/', ${USERS.owner})`;
    for (const [before, then] of [["59 minutes"], ["359 minutes"], ["1439 minutes"]].entries()) {
      const purchase = await begin(world);
      await world.settle(purchase, DECLINED);
      expect(await statusOf(world, purchase))
        .toEqual({ status: "failed", failure: "insufficient_funds" });
      await world.pass(then[0] ?? "");
      expect(await world.look(), `decline ${before + 1}`).toBe("backing_off");
      await world.pass("1 minute");
    }
    const last = await begin(world);
    await world.settle(last, DECLINED);

    expect(await world.look()).toBe("off_after_declines");
    await world.pass("30 days");
    expect(await world.claim()).toEqual([]);
    expect(
      await world.owner`
      select data ->> 'reason' as reason from billing.notices
      where type = 'auto_topup.switched_off'`,
    ).toEqual([{ reason: "insufficient_funds" }]);
    expect(
      await world.owner`
      select subject from billing.audit_records where action = 'auto_topup_switched_off'
        and actor is null`,
    ).toEqual([{ subject: last }]);
    expect(await balanceOf(world.owner)).toBe(100n);

    await switchOn(world.service);
    expect(await world.look()).toBe("charging");
  });

  it("is forgiven by a success, and by a card that is saved anew", async () => {
    const world = await openOn({ threshold: 999, cooldown: 60 });
    const declines = async () =>
      (await world.owner<{ declines: number }[]>`
        select declines from billing.auto_topups`)[0]?.declines;
    await world.settle(await begin(world), DECLINED);
    await world.pass("1 hour");
    await world.settle(await begin(world));
    expect(await declines()).toBe(0);
    await world.pass("1 hour");
    await world.settle(await begin(world), DECLINED);
    expect(await declines()).toBe(1);
    await buyInPerson(world.service, "cs_1", false);
    expect(await world.look()).toBe("backing_off");
    await buyInPerson(world.service, "cs_2", true);
    expect(await declines()).toBe(0);
    expect(await world.look()).toBe("charging");
  });

  it("does not count when the provider never answered", async () => {
    const world = await openOn();
    const attempt = await begin(world);
    await world.service`select public.rpc_credit_fail_auto_topup(
      ${ALPENBLICK}, ${attempt}, 'provider_unavailable')`;
    expect(await world.look()).toBe("provider_unavailable");
    expect(await world.owner`select declines from billing.auto_topups`).toEqual([{ declines: 0 }]);
    await world.pass("1 hour");
    expect(await world.look()).toBe("charging");
  });
});

describe("a bank that wants the card's owner", () => {
  const resume = ({ service }: AutoTopupWorld, purchase: string) =>
    service<{ purchase_id: string }[]>`
      select s.* from billing.purchases as p
      cross join lateral public.rpc_credit_start_purchase(
        p.tenant_id, p.attempt_id, p.package_id, ${USERS.billing}, false, 'en') as s
      where p.purchase_id = ${purchase}`;

  it("is told once, and the purchase waits for a person to finish it at Checkout", async () => {
    const world = await openOn();
    await world.service`select public.rpc_credit_set_endpoint(
      ${ALPENBLICK}, 'https://hooks.example/', ${USERS.owner})`;
    const purchase = await begin(world);
    expect(await refusal(resume(world, purchase)), "its card is being charged")
      .toBe("PT409 attempt_finished");
    for (const event of ["evt_1", "evt_2", "evt_2"]) await world.settle(purchase, ASKED, event);
    expect(await world.look()).toBe("needs_authentication");
    expect(
      await world.owner`
      select data ->> 'purchase_id' as purchase from billing.notices
      where type = 'auto_topup.needs_authentication'`,
    ).toEqual([{ purchase }]);
    expect(await world.claim()).toEqual([]);

    expect(await resume(world, purchase)).toMatchObject([{ purchase_id: purchase }]);
    await world.service`select public.rpc_credit_open_purchase(${ALPENBLICK}, ${purchase}, 'cs_9')`;
    expect(
      await apply(world.service, purchase, {
        ...{ session_id: "cs_9", payment_intent_id: "pi_9" },
      }),
    ).toMatchObject({ outcome: "credited" });
    expect(await balanceOf(world.owner)).toBe(200n);
    expect(await world.look()).toBe("enough_credits");
    expect(await world.settle(purchase), "the payment that was canceled").toEqual({
      ...{ outcome: "quarantined", purchase_status: "credited", reason: "payment_mismatch" },
    });
    expect(await balanceOf(world.owner)).toBe(200n);
    expect(await brokenRules(world)).toEqual([]);
  });

  it("is given up after a week, which counts as a decline", async () => {
    const world = await openOn();
    const purchase = await begin(world);
    await world.settle(purchase, ASKED);
    await world.pass("6 days");
    expect(await world.look()).toBe("needs_authentication");
    await world.pass("1 day 1 second");
    expect(await world.look()).toBe("backing_off");
    expect(await statusOf(world, purchase)).toMatchObject({ status: "expired" });
    expect(await refusal(resume(world, purchase))).toBe("PT409 attempt_finished");
  });
});

it("a price that changes while an attempt is about to begin is not charged", async () => {
  const { owner } = await openOn();
  const begun = () =>
    owner`
      select billing.start_auto_topup(a, false) from billing.auto_topups as a`.then(() =>
      owner`select price_minor::int from billing.purchases where origin = 'auto_topup'`
    );
  await owner`update billing.packages set price_minor = 2501 where package_id = 'standard'`;
  expect(await begun()).toEqual([]);
  await owner`update billing.packages set price_minor = 2500 where package_id = 'standard'`;
  expect(await begun()).toEqual([{ price_minor: 2500 }]);
});
