import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

/** What became of each grant, oldest first, as a member reads it. */
async function fates({ asUser }: TestDatabase) {
  const rows = await asUser(
    USERS.member,
    (sql) =>
      sql`
      select
        source, amount_credits::int as granted, left_credits::int as left, held_credits::int as held,
        spent_credits::int as spent, expired_credits::int as expired,
        reversed_credits::int as reversed
      from public.credit_grants order by entry_id`,
  );
  return [...rows];
}

async function pass({ owner }: TestDatabase, hours: number): Promise<void> {
  const interval = `${hours} hours`;
  await owner`update credits.grants set expires_at = expires_at - ${interval}::interval`;
  await owner`update credits.holds set deadline_at = deadline_at - ${interval}::interval`;
  await owner`
    update public.tenant_credit_balance set next_due_at = next_due_at - ${interval}::interval`;
}

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

describe("a grant's fate", () => {
  it("is told before anything is settled, and settling changes nothing about it", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(
      ${ALPENBLICK}, 30, 'soon', source => 'promotion', expires_at => ${hours(2)}::timestamptz)`;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'never')`;
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 10, 'd')`;
    await service`select public.rpc_credit_hold(${ALPENBLICK}, 15, 'h', 36000)`;
    const promotion = { source: "promotion", granted: 30, spent: 10, reversed: 0 };
    const adjustment = { source: "adjustment", granted: 100, expired: 0, reversed: 0 };
    const before = [
      { ...promotion, left: 5, held: 15, expired: 0 },
      { ...adjustment, left: 100, held: 0, spent: 0 },
    ];
    expect(await fates(database)).toEqual(before);
    await pass(database, 3);
    const after = [
      { ...promotion, left: 0, held: 15, expired: 5 },
      { ...adjustment, left: 100, held: 0, spent: 0 },
    ];
    expect(await fates(database)).toEqual(after);
    await service`select credits.sweep()`;
    expect(await fates(database)).toEqual(after);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("pays debt out of holds in the order in which they end, read or settled", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const topup = (amount: number, key: string, priority: number) =>
      service`select public.rpc_credit_topup(
        ${ALPENBLICK}, ${amount}, ${key}, priority => ${priority}::smallint)`;
    await topup(5, "reversed", 1);
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 5, 'd')`;
    await topup(10, "burns first", 10);
    await topup(10, "burns last", 20);
    await service`select public.rpc_credit_hold(${ALPENBLICK}, 10, 'ends last', 18000)`;
    await service`select public.rpc_credit_hold(${ALPENBLICK}, 10, 'ends first', 10800)`;
    const [grant] = await owner<{ grant_id: string }[]>`
      select grant_id from credits.grants where amount_credits = 5`;
    await service`select public.rpc_credit_reverse(
      ${ALPENBLICK}, ${grant?.grant_id ?? ""}, 5, 'reverse')`;

    await pass(database, 6);
    const told = async () => ({
      left: (await fates(database)).map(({ left }) => left),
      debtor: [
        ...await service`
          select g.priority::int, t.paid_credits::int as paid
          from credits.entries as e
          cross join lateral public.rpc_credit_trace_entry(e.tenant_id, e.entry_id) as t
          join credits.grants as g on g.grant_id = t.grant_id
          where e.kind = 'reverse'`,
      ],
    });
    const truth = { left: [0, 10, 5], debtor: [{ priority: 20, paid: 5 }] };
    expect(await told()).toEqual(truth);
    await service`select credits.sweep()`;
    expect(await told()).toEqual(truth);
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe("provenance", () => {
  it("names who paid for a capture out of two grants, and where a restore went", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    await service`select public.rpc_credit_topup(
      ${ALPENBLICK}, 10, 'small', source => 'promotion', priority => 1::smallint)`;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'large')`;
    const [hold] = await service<{ hold_id: string }[]>`
      select hold_id from public.rpc_credit_hold(${ALPENBLICK}, 6, 'h')`;
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 2, 'between')`;
    const [capture] = await service<{ entry_id: bigint }[]>`
      select entry_id from public.rpc_credit_capture(
        ${ALPENBLICK}, ${hold?.hold_id ?? ""}, 12, 'c')`;
    const [restore] = await service<{ entry_id: bigint }[]>`
      select entry_id from public.rpc_credit_restore(
        ${ALPENBLICK}, ${capture?.entry_id ?? 0n}, 5, 'r')`;
    const trace = async (entry: { entry_id: bigint } | undefined) => [
      ...await service`
        select source, paid_credits::int as paid, returned_credits::int as returned
        from public.rpc_credit_trace_entry(${ALPENBLICK}, ${entry?.entry_id ?? 0n})`,
    ];
    expect(await trace(capture)).toEqual([
      { source: "promotion", paid: 8, returned: 1 },
      { source: "adjustment", paid: 4, returned: 4 },
    ]);
    expect(await trace(restore)).toEqual([
      { source: "promotion", paid: 0, returned: 1 },
      { source: "adjustment", paid: 0, returned: 4 },
    ]);
    const spent = await owner`
      select t.kind, t.paid_credits::int as paid, t.returned_credits::int as returned
      from credits.grants as g
      cross join lateral public.rpc_credit_trace_grant(g.tenant_id, g.grant_id) as t
      where g.source = 'promotion'`;
    expect([...spent]).toEqual([
      { kind: "capture", paid: 2, returned: 1 },
      { kind: "deduct", paid: 2, returned: 0 },
      { kind: "capture", paid: 6, returned: 0 },
    ]);
  });
});
