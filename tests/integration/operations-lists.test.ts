import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  refusal,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

type Asked = { search?: string; standing?: string; after?: string; size?: number };

async function names({ service }: TestDatabase, asked: Asked = {}): Promise<string[]> {
  const rows = await service<{ name: string }[]>`
    select name from public.rpc_credit_list_tenants(
      ${asked.search ?? null}, ${asked.standing ?? null}, ${asked.after ?? null}, 'credit',
      ${asked.size ?? 50})`;
  return rows.map(({ name }) => name);
}

describe("the list of tenants", () => {
  it("is in the order of names, in pages that neither repeat nor leave out anybody", async () => {
    const database = await createTestDatabase();
    await database.owner`insert into public.tenants (name)
      select 'Same name' from generate_series(1, 5)`;
    const seen: string[] = [];
    let after: string | undefined;
    while (seen.length < 20) {
      const rows = await database.service<{ tenant_id: string }[]>`
        select tenant_id from public.rpc_credit_list_tenants(
          null, null, ${after ?? null}, 'credit', 3)`;
      seen.push(...rows.map(({ tenant_id }) => tenant_id));
      after = rows.at(-1)?.tenant_id;
      if (rows.length < 3) break;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it("finds a part of a name whatever its case, a whole id, and takes % for a sign", async () => {
    const database = await createTestDatabase();
    expect(await names(database, { search: "BLICK" })).toEqual(["Alpenblick Immobilien"]);
    expect(await names(database, { search: NORDLICHT })).toEqual(["Nordlicht Verwaltung"]);
    expect(await names(database, { search: "%" })).toEqual([]);
    expect(await names(database, { search: "_" })).toEqual([]);
  });

  it("says what each owns now, expired credits not among it, and when it last bought", async () => {
    const database = await createTestDatabase();
    const { service, owner } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 30, 'stays')`;
    await service`select public.rpc_credit_topup(
      ${ALPENBLICK}, 70, 'goes', expires_at => now() + interval '1 hour')`;
    await owner`update credits.grants set expires_at = now() - interval '1 hour'
      where expires_at < 'infinity'`;
    await owner`update public.tenant_credit_balance set next_due_at = now() - interval '1 hour'`;
    const [row] = await service`select * from public.rpc_credit_list_tenants(${ALPENBLICK})`;
    expect(row).toMatchObject({
      ...{ balance: 30n, held: 0n, available: 30n, is_frozen: false, last_purchase_at: null },
    });
  });

  it("is in the order of balances when asked, in pages that leave out nobody", async () => {
    const { owner, service } = await createTestDatabase();
    await owner`insert into public.tenants (name)
      select 'Tenant ' || n from generate_series(1, 6) as n`;
    await service`select public.rpc_credit_topup(${NORDLICHT}, 900, 'rich')`;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'poor')`;
    for (
      const [sort, balances] of [
        ["balance_high", [900, 5, 0, 0, 0, 0, 0, 0]],
        ["balance_low", [0, 0, 0, 0, 0, 0, 5, 900]],
      ] as const
    ) {
      const seen: { tenant_id: string; balance: bigint; sort_key: bigint }[] = [];
      for (const _ of [1, 2, 3]) {
        const last = seen.at(-1);
        seen.push(
          ...await service<typeof seen>`
          select * from public.rpc_credit_list_tenants(
            null, null, ${last?.tenant_id ?? null}, 'credit', 3, ${sort},
            ${last?.sort_key ?? null})`,
        );
      }
      expect(seen.map(({ balance }) => Number(balance)), sort).toEqual(balances);
      expect(new Set(seen.map(({ tenant_id }) => tenant_id)).size).toBe(8);
    }
  });

  it("is of those in debt, or frozen, when asked", async () => {
    const database = await createTestDatabase();
    await database.service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'a')`;
    await database.service`select public.rpc_credit_topup(${NORDLICHT}, 5, 'b')`;
    expect(await names(database, { standing: "debt" })).toEqual([]);
    await database.owner`update public.tenant_credit_balance set is_frozen = true
      where tenant_id = ${NORDLICHT}`;
    await database.owner`update public.tenant_credit_balance set balance = -5
      where tenant_id = ${ALPENBLICK}`;
    expect(await names(database, { standing: "frozen" })).toEqual(["Nordlicht Verwaltung"]);
    expect(await names(database, { standing: "debt" })).toEqual(["Alpenblick Immobilien"]);
  });
});

describe("the log of events", () => {
  it("is newest first, of one status or type, in pages that leave out nothing", async () => {
    const { service } = await createTestDatabase();
    for (const n of [1, 2, 3, 4]) {
      await service`select public.rpc_credit_record_event(
        ${`evt_${n}`}, ${n === 4 ? "price.created" : "refund.created"}, false,
        ${n % 2 === 0 ? "failed" : "ignored"}, 'not_ours')`;
    }
    const list = async (status: string | null, type: string | null, before: string | null) =>
      (await service<{ event_id: string }[]>`
        select event_id from public.rpc_credit_list_events(${status}, ${type}, ${before}, 2)`)
        .map(({ event_id }) => event_id);
    expect(await list(null, null, null)).toEqual(["evt_4", "evt_3"]);
    expect(await list(null, null, "evt_3")).toEqual(["evt_2", "evt_1"]);
    expect(await list("failed", null, null)).toEqual(["evt_4", "evt_2"]);
    expect(await list("failed", "refund.created", null)).toEqual(["evt_2"]);
    expect(await list("failed", null, "evt_4")).toEqual(["evt_2"]);
    expect(await refusal(list(null, null, "evt_none"))).toBe("PT404 unknown_event");
  });
});

describe("a decision of the dashboard's operator", () => {
  it("is in the tenant's audit records as theirs; a name of the command line as a name", async () => {
    const { owner, service } = await createTestDatabase();
    const events = ["evt_1", "evt_2"];
    for (const id of events) {
      await service`select public.rpc_credit_record_event(
        ${id}, 'refund.created', false, 'quarantined', 'unknown_payment')`;
      await owner`update billing.stripe_events set tenant_id = ${ALPENBLICK} where event_id = ${id}`;
    }
    await service`select public.rpc_credit_resolve_quarantine('evt_1', 'ok', ${USERS.operator})`;
    await service`select public.rpc_credit_resolve_quarantine('evt_2', 'ok', 'Kim')`;
    const records = await owner`
      select actor, details ->> 'resolved_by' as resolved_by from billing.audit_records
      where action = 'quarantine_resolved' order by record_id`;
    expect([...records]).toEqual([
      { actor: USERS.operator, resolved_by: USERS.operator },
      { actor: null, resolved_by: "Kim" },
    ]);
  });
});
