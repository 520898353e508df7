import { describe, expect, it } from "vitest";
import { DECLINED, openAutoTopup, switchOn } from "../support/auto-topups.ts";
import { balanceOf } from "../support/checkout-sessions.ts";
import { ALPENBLICK, brokenRules, NORDLICHT, type Sql, USERS } from "../support/test-database.ts";

/** A sequence of numbers below a bound that its seed repeats (xorshift). */
function numbersFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Resolves when a statement waits for somebody's lock. */
async function someoneWaits(owner: Sql): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const locks = await owner`
      select
      from pg_locks as l
      join pg_database as d on d.oid = l.database and d.datname = current_database()
      where not l.granted`;
    waiting = locks.length;
  }
}

describe("attempts that waited for their owners too long", () => {
  it.each([
    ["one", ALPENBLICK, NORDLICHT],
    ["the other", NORDLICHT, ALPENBLICK],
  ])("are given up while %s tenant is busy, in whatever order others queue", async (_, ...both) => {
    const { owner, service, claim } = await openAutoTopup();
    const [busy, free] = both;
    await owner`
      insert into billing.purchases (
        tenant_id, attempt_id, origin, package_id, package_labels, credit_type, amount_credits,
        price_minor, currency, livemode, created_by, checkout_locale, status, created_at)
      select t.tenant_id, gen_random_uuid(), 'auto_topup', 'standard', '{}', 'credit', 100, 2500,
        'EUR', false, ${USERS.owner}, 'de', 'open', now() - interval '8 days'
      from unnest(${both}::uuid[]) as t (tenant_id)`;
    const given = async () =>
      (await owner<{ tenant_id: string }[]>`
        select tenant_id from billing.purchases where status = 'expired'`)
        .map(({ tenant_id }) => tenant_id);

    const other = await service.reserve();
    const queue = (tenant: string) => other`select pg_advisory_xact_lock(1, uuid_hash(${tenant}))`;
    await other`begin`;
    await queue(busy);
    const claimed = claim();
    await Promise.race([claimed, someoneWaits(owner)]);
    await queue(free);
    await other`commit`;
    await claimed;
    expect(await given()).toEqual([free]);

    await claim();
    expect((await given()).sort()).toEqual(both.sort());
    other.release();
  });
});

describe("one tenant's card", () => {
  it("is charged once when 20 schedulers call at the same moment", async () => {
    const world = await openAutoTopup({ connections: 20 });
    await switchOn(world.service);
    const claims = await Promise.all(Array.from({ length: 20 }, () => world.claim()));
    expect(claims.flat()).toHaveLength(1);
    expect(await world.owner`select 1 from billing.purchases where origin = 'auto_topup'`)
      .toHaveLength(1);
  });

  it("is one grant when 40 events and schedulers tell of its payment at once", async () => {
    const world = await openAutoTopup({ connections: 40 });
    await switchOn(world.service);
    const [attempt] = await world.claim();
    const purchase = attempt?.purchase_id ?? "";
    const outcomes = await Promise.all(
      Array.from(
        { length: 60 },
        (_, index) =>
          index % 6 === 5
            ? world.claim().then(() => ({ outcome: "unchanged" }))
            : world.settle(purchase, {}, index % 2 === 0 ? `evt_${index}` : null),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "credited")).toHaveLength(1);
    expect(await balanceOf(world.owner)).toBe(200n);
    expect(await brokenRules(world)).toEqual([]);
  });

  it.each([1, 2, 3])(
    "story %i: credits are what succeeded payments bought, never more",
    async (seed) => {
      const world = await openAutoTopup({ connections: 8 });
      await switchOn(world.service, { threshold: 1_000_000, cooldown: 60, cap: 9_999_999 });
      const next = numbersFrom(seed * 7_919);
      const paid = new Set<string>();
      let attempts: string[] = [];
      for (let step = 0; step < 60; step++) {
        const claims = await Promise.all([world.claim(), world.claim(), world.claim()]);
        attempts = [...attempts, ...claims.flat().map(({ purchase_id }) => purchase_id)].slice(-3);
        const told = attempts.map((purchase) => {
          // An intent that succeeded stays so; one that did not may do so late.
          const succeeds = paid.has(purchase) || next(3) === 0;
          if (succeeds) paid.add(purchase);
          return Array.from(
            { length: 1 + next(3) },
            () => world.settle(purchase, succeeds ? {} : DECLINED, `evt_${next(1_000_000)}`),
          );
        });
        await Promise.all(told.flat());
        await world.owner`update billing.auto_topups
        set paused_until = '-infinity', is_on = true, state = 'waiting', declines = 0`;
      }
      expect(paid.size).toBeGreaterThan(5);
      expect(await balanceOf(world.owner)).toBe(100n + 100n * BigInt(paid.size));
      expect(await brokenRules(world)).toEqual([]);
    },
  );
});
