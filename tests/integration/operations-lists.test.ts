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

describe("the operators' records", () => {
  it("are appended, listed newest first, and changed by nobody", async () => {
    const { owner, service } = await createTestDatabase();
    const record = (subject: string) =>
      service`select public.rpc_credit_record_operation(
        'retry_event', ${USERS.operator}, null, ${subject})`;
    await record("evt_1");
    await record("evt_2");
    await service`select public.rpc_credit_finish_operation(1, 'done')`;
    const rows = await service<{ subject: string }[]>`
      select subject from public.rpc_credit_list_operations()`;
    expect(rows.map(({ subject }) => subject)).toEqual(["evt_2", "evt_1"]);
    for (const table of ["operator_records", "operator_outcomes"]) {
      const change = `delete from billing.${table}`;
      expect(await refusal(owner.unsafe(change)), change).toBe("PT403 forbidden");
      expect(await refusal(service.unsafe(change)), change).toBe("42501");
    }
  });

  it("tell what came of an act once: the first word counts, and no word is no outcome", async () => {
    const { service } = await createTestDatabase();
    const record = (action: string) =>
      service`select public.rpc_credit_record_operation(${action}, ${USERS.operator})`;
    await record("reconcile");
    await record("save_package");
    const finish = (outcome: string, code: string | null) =>
      service<{ is_new: boolean }[]>`
        select is_new from public.rpc_credit_finish_operation(1, ${outcome}, ${code})`;
    expect([...await finish("failed", "internal")]).toEqual([{ is_new: true }]);
    expect([...await finish("done", null)]).toEqual([{ is_new: false }]);
    const rows = await service`
      select action, outcome, code from public.rpc_credit_list_operations()`;
    expect([...rows]).toEqual([
      { action: "save_package", outcome: null, code: null },
      { action: "reconcile", outcome: "failed", code: "internal" },
    ]);
  });

  it("are of one operator, tenant or kind, or not done, in pages that leave out nothing", async () => {
    const { service } = await createTestDatabase();
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await service`select public.rpc_credit_record_operation(
        ${n % 2 === 0 ? "adjust_balance" : "reconcile"},
        ${n === 6 ? USERS.owner : USERS.operator}, ${n % 2 === 0 ? ALPENBLICK : null},
        refused_with => ${n === 6 ? "forbidden" : null})`;
    }
    const list = async (filter: string) =>
      (await service.unsafe<{ record_id: bigint }[]>(
        `select record_id from public.rpc_credit_list_operations(${filter})`,
      )).map(({ record_id }) => Number(record_id));
    expect(await list("page_size => 4")).toEqual([6, 5, 4, 3]);
    expect(await list("page_size => 4, before_record_id => 3")).toEqual([2, 1]);
    expect(await list(`acted_by => '${USERS.operator}', of_action => 'adjust_balance'`)).toEqual([
      4,
      2,
    ]);
    expect(await list(`about_tenant_id => '${ALPENBLICK}'`)).toEqual([6, 4, 2]);
    expect(await list("not_done => true")).toEqual([6]);
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
