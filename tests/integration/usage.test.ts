import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  type TestDatabase,
} from "../support/test-database.ts";

/** Usage of a month, one line per day and action, days counted back from today. */
async function usage({ service }: TestDatabase, tenant = ALPENBLICK): Promise<string[]> {
  const rows = await service<{ line: string }[]>`
    select format(
      '%s %s: %s credits, %s uses, %s units', (now() at time zone 'UTC')::date - day,
      coalesce(action, '-'), used_credits, uses, quantity
    ) as line
    from public.credit_usage_daily
    where tenant_id = ${tenant}
      and day > (now() at time zone 'UTC')::date - 30
    order by day desc, action nulls first`;
  return rows.map(({ line }) => line);
}

const count = ({ service }: TestDatabase, most = 100_000) =>
  service`select credits.count_usage(${most}, 1)`;

/** Lets a day pass for what has been written so far. */
async function nextDay({ owner }: TestDatabase): Promise<void> {
  await owner`alter table credits.entries disable trigger entries_are_append_only`;
  await owner`update credits.entries set created_at = created_at - interval '1 day'`;
  await owner`alter table credits.entries enable trigger entries_are_append_only`;
  await owner`update credits.daily_usage set day = day - 1`;
}

async function deduct(
  { service }: TestDatabase,
  key: string,
  quantity = 1,
  tenant = ALPENBLICK,
): Promise<bigint> {
  const [row] = await service<{ entry_id: bigint }[]>`
    select entry_id from public.rpc_credit_deduct(
      ${tenant}, null, ${key}, action => 'letter', quantity => ${quantity})`;
  return row?.entry_id ?? 0n;
}

describe("daily usage", () => {
  it("counts deducts and captures per action, and the rest not", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 1000, 'opening')`;
    await deduct(database, "a", 3);
    await deduct(database, "b");
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 7, 'c')`;
    const [hold] = await service<{ hold_id: string }[]>`
      select hold_id from public.rpc_credit_hold(${ALPENBLICK}, null, 'h', action => 'fax')`;
    await service`select public.rpc_credit_hold(${ALPENBLICK}, 9, 'open', action => 'fax')`;
    await service`select public.rpc_credit_capture(${ALPENBLICK}, ${hold?.hold_id ?? ""}, 2, 'c2')`;
    await service`select public.rpc_credit_adjust(${ALPENBLICK}, -5, 'correction', 'adjust')`;
    expect(await usage(database)).toEqual([
      "0 -: 7 credits, 1 uses, 1 units",
      "0 fax: 2 credits, 1 uses, 1 units",
      "0 letter: 20 credits, 2 uses, 4 units",
    ]);
  });

  it("takes a restore off the day of the use, and a use restored in full is none", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 1000, 'opening')`;
    const failed = await deduct(database, "failed", 2);
    await deduct(database, "fine", 4);
    await count(database);
    await nextDay(database);
    const restore = (amount: number, key: string) =>
      service`select public.rpc_credit_restore(${ALPENBLICK}, ${failed}, ${amount}, ${key})`;

    await restore(3, "first");
    expect(await usage(database)).toEqual(["1 letter: 27 credits, 2 uses, 6 units"]);
    await count(database);
    await restore(7, "rest");
    expect(await usage(database)).toEqual(["1 letter: 20 credits, 1 uses, 4 units"]);
    await count(database);
    expect(await usage(database)).toEqual(["1 letter: 20 credits, 1 uses, 4 units"]);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is the same whenever and however much of it has been counted", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("deduct" as const), quantity: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        kind: fc.constant("restore" as const),
        index: fc.nat(8),
        amount: fc.integer({ min: 1, max: 20 }),
      }),
      fc.record({ kind: fc.constant("count" as const), most: fc.integer({ min: 1, max: 5 }) }),
    );
    const database = await createTestDatabase({ connections: 1 });
    const { owner, service } = database;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const [row] = await owner<{ tenant_id: string }[]>`
          insert into public.tenants (name) values ('Usage') returning tenant_id`;
        const tenant = row?.tenant_id ?? "";
        await service`select public.rpc_credit_topup(${tenant}, 10000, 'opening')`;
        const made: bigint[] = [];
        for (const [n, step] of steps.entries()) {
          if (step.kind === "deduct") {
            made.push(await deduct(database, `${n}`, step.quantity, tenant));
          }
          if (step.kind === "count") await count(database, step.most);
          const origin = step.kind === "restore" ? made[step.index] : undefined;
          if (step.kind === "restore" && origin !== undefined) {
            await service`select public.rpc_credit_restore(
              ${tenant}, ${origin}, ${step.amount}, ${`${n}`})`.catch(() => null);
          }
        }
        const asCounted = await usage(database, tenant);
        expect(await brokenRules(database)).toEqual([]);
        await owner`delete from credits.daily_usage where tenant_id = ${tenant}`;
        await owner`delete from credits.usage_marks where tenant_id = ${tenant}`;
        expect(await usage(database, tenant)).toEqual(asCounted);
      }),
      { numRuns: 25 },
    );
  });

  it("is counted once when two runs meet, and never waits for a spender", async () => {
    const database = await createTestDatabase({ connections: 8 });
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 10000, 'opening')`;
    await Promise.all([
      ...Array.from({ length: 60 }, (_, n) => deduct(database, `${n}`)),
      ...Array.from({ length: 20 }, () => count(database, 7)),
    ]);
    await Promise.all(Array.from({ length: 4 }, () => count(database)));
    expect(await usage(database)).toEqual(["0 letter: 300 credits, 60 uses, 60 units"]);
    expect(await brokenRules(database)).toEqual([]);
  });
});
