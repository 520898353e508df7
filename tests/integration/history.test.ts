import { describe, expect, it } from "vitest";
import { apply, startPurchase } from "../support/checkout-sessions.ts";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

/** A purchase, a use of two units, its restore, a correction, an expiry and a reversal. */
async function story({ service }: TestDatabase): Promise<void> {
  await apply(service, await startPurchase(service));
  const [letter] = await service<{ entry_id: bigint }[]>`
    select entry_id from public.rpc_credit_deduct(
      ${ALPENBLICK}, null, 'letter', action => 'letter', quantity => 2, reference => 'invoice 7',
      actor => ${USERS.member})`;
  await service`select public.rpc_credit_restore(
    ${ALPENBLICK}, ${letter?.entry_id ?? 0n}, 4, 'restore', 'one page was blank')`;
  await service`select public.rpc_credit_adjust(
    ${ALPENBLICK}, 3, 'sorry for the delay', 'adjust', actor => ${USERS.owner})`;
}

describe("the history", () => {
  it("tells in plain words what happened, why, by whom, and to which grant", async () => {
    const database = await createTestDatabase();
    await story(database);
    const rows = await database.asUser(
      USERS.member,
      (sql) =>
        sql`
        select
          e.kind, e.amount_credits::int as amount, e.balance_after::int as balance, e.action,
          e.action_labels ->> 'de' as label, e.unit_labels ->> 'en' as unit,
          e.quantity::int as quantity, e.reference, e.reason, e.source,
          e.package_labels ->> 'en' as package, e.actor, o.kind as origin,
          g.source as grant_source
        from public.credit_entries as e
        left join public.credit_entries as o on o.entry_id = e.origin_entry_id
        left join public.credit_grants as g on g.grant_id = e.grant_id
        order by e.entry_id`,
    );
    const nothing = {
      action: null,
      label: null,
      unit: null,
      quantity: null,
      reference: null,
      reason: null,
      source: null,
      package: null,
      actor: null,
      origin: null,
      grant_source: null,
    };
    const letter = { action: "letter", label: "Brief", unit: "letter" };
    expect([...rows]).toEqual([
      {
        ...nothing,
        ...{ kind: "topup", amount: 100, balance: 100, source: "purchase", package: "Standard" },
        ...{ grant_source: "purchase", actor: USERS.owner },
      },
      {
        ...nothing,
        ...letter,
        ...{ kind: "deduct", amount: -10, balance: 90, quantity: 2, reference: "invoice 7" },
        actor: USERS.member,
      },
      {
        ...nothing,
        ...letter,
        ...{ kind: "restore", amount: 4, balance: 94, reason: "one page was blank" },
        origin: "deduct",
      },
      {
        ...nothing,
        ...{ kind: "adjust", amount: 3, balance: 97, reason: "sorry for the delay" },
        ...{ source: "adjustment", grant_source: "adjustment", actor: USERS.owner },
      },
    ]);
  });

  it("stays in order of time when a transaction began long before it wrote", async () => {
    const { owner, service } = await createTestDatabase();
    await service.begin(async (early) => {
      await early`select now()`;
      await service`select public.rpc_credit_topup(${ALPENBLICK}, 10, 'first')`;
      await early`select public.rpc_credit_topup(${ALPENBLICK}, 10, 'second')`;
    });
    const [row] = await owner`
      select array_agg(idempotency_key order by entry_id)
        = array_agg(idempotency_key order by created_at) as in_order
      from credits.entries`;
    expect(row).toEqual({ in_order: true });
  });

  it("shows a member no other tenant's rows, by any door", async () => {
    const database = await createTestDatabase();
    await story(database);
    const { asUser, service } = database;
    const [entry] = await service<{ entry_id: bigint; grant_id: string }[]>`
      select e.entry_id, g.grant_id
      from credits.entries as e
      join credits.grants as g on g.tenant_id = e.tenant_id
      where e.kind = 'deduct' limit 1`;
    const doors = [
      "select tenant_id::text from public.credit_entries",
      "select tenant_id::text from public.credit_grants",
      "select tenant_id::text from public.credit_usage_daily",
      "select e ->> 'tenant_id' from public.rpc_credit_find_entries(" +
      `'${ALPENBLICK}') as f, jsonb_array_elements(f.entries) as e`,
      `select grant_id from public.rpc_credit_trace_entry('${ALPENBLICK}', ${entry?.entry_id})`,
      `select kind from public.rpc_credit_trace_grant('${ALPENBLICK}', '${entry?.grant_id}')`,
    ];
    for (const door of doors) {
      const rowsFor = async (user: string) =>
        (await asUser(user, (sql) => sql.unsafe(door))).length;
      expect(await rowsFor(USERS.member), door).toBeGreaterThan(0);
      expect(await rowsFor(USERS.stranger), door).toBe(0);
    }
    await service`select public.rpc_credit_topup(${NORDLICHT}, 1, 'k')`;
    const both = await asUser(
      USERS.owner,
      (sql) => sql`select distinct tenant_id from public.credit_entries`,
    );
    expect(both).toHaveLength(2);
  });
});
