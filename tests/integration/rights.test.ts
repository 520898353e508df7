import postgres from "postgres";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { applyMigrations } from "../../stack/migrations.ts";
import { preparePlatform } from "../../stack/platform.ts";
import { databasesOf } from "../../stack/postgres/databases.ts";
import { repositoryDirectory } from "../../stack/repository.ts";
import { createTestDatabase, refusal, type Sql } from "../support/test-database.ts";

/** All that a signed-in user may execute. Everything else of ours is for service_role or nobody. */
const AUTHENTICATED_MAY_EXECUTE = [
  "billing.auto_charged_minor(uuid)",
  "billing.live_topic(uuid)",
  "credits.check_account(uuid,text)",
  "credits.cost_of(text,bigint,text,bigint)",
  "credits.due_returns(uuid,text)",
  "credits.fail(integer,text,text,text)",
  "credits.first_entry(uuid,timestamp with time zone,text,bigint)",
  "credits.foresee(uuid,text)",
  "credits.foresee_burns(uuid,text)",
  "credits.plan_burns(uuid,text,bigint)",
  "credits.quote(text,bigint,text,bigint)",
  "credits.read_balance(uuid,text)",
  "credits.read_grants(uuid,text)",
  "credits.recent_usage(uuid,text)",
  "credits.refuse_frozen()",
  "credits.returned_within(uuid,text,bigint,bigint)",
  "credits.spending_within(uuid,text,bigint,bigint,integer)",
  "credits.spent_on_budget(credits.budgets)",
  "credits.stretches_of(uuid,bigint)",
  "credits.trace_stretch(uuid,text,bigint,bigint)",
  "credits.usage_between(uuid,text,bigint,bigint)",
  "credits.utc_month(timestamp with time zone)",
  "public.rpc_credit_find_entries(uuid,text,text[],text,uuid,timestamp with time zone,timestamp with time zone,bigint,integer)",
  "public.rpc_credit_preflight(uuid,bigint,text,text,bigint,uuid)",
  "public.rpc_credit_trace_entry(uuid,bigint)",
  "public.rpc_credit_trace_grant(uuid,uuid,bigint,integer)",
  "tenancy.is_operator()",
  "tenancy.members_of(uuid)",
  "tenancy.my_tenant_ids()",
  "tenancy.role_in(uuid)",
];

const SERVICE_ROLE_MAY_EXECUTE = [
  ...AUTHENTICATED_MAY_EXECUTE,
  "credits.count_usage(integer,integer)",
  "credits.sweep(integer)",
  "credits.verify(uuid)",
  "public.rpc_credit_adjust(uuid,bigint,text,text,text,uuid,timestamp with time zone,jsonb)",
  "public.rpc_credit_capture(uuid,uuid,bigint,text,text,jsonb)",
  "public.rpc_credit_hold(uuid,bigint,text,integer,text,text,bigint,text,jsonb,uuid)",
  "public.rpc_credit_release(uuid,uuid,text,text,jsonb)",
  "public.rpc_credit_restore(uuid,bigint,bigint,text,text,jsonb,uuid)",
  "public.rpc_credit_reverse(uuid,uuid,bigint,text,text,jsonb,uuid)",
  "public.rpc_credit_apply_checkout(uuid,uuid,text,boolean,text,text,boolean,bigint,text,text,text,text,text,bigint,bigint,bigint,bigint)",
  "public.rpc_credit_lift_freeze(uuid,text,text,text)",
  "public.rpc_credit_list_freezes(boolean)",
  "public.rpc_credit_list_quarantine(text,boolean,integer)",
  "public.rpc_credit_resolve_quarantine(text,text,text)",
  "public.rpc_credit_apply_auto_topup(uuid,uuid,text,boolean,text,bigint,text,text,text,text,text)",
  "public.rpc_credit_choose_card(uuid,uuid,text)",
  "public.rpc_credit_claim_auto_topups(boolean,integer,integer)",
  "public.rpc_credit_fail_auto_topup(uuid,uuid,text)",
  "public.rpc_credit_set_auto_topup(uuid,boolean,uuid,bigint,text,bigint,integer,text)",
  "public.rpc_credit_apply_payment(uuid,uuid,text,boolean,text,jsonb,jsonb,text[],text,text)",
  "public.rpc_credit_claim_notices(integer,integer)",
  "public.rpc_credit_finish_notice(uuid,uuid,text)",
  "public.rpc_credit_set_endpoint(uuid,text,uuid)",
  "public.rpc_credit_set_low_balance(uuid,bigint,text,uuid)",
  "public.rpc_credit_test_endpoint(uuid,uuid,integer)",
  "public.rpc_credit_claim_customer(uuid,boolean)",
  "public.rpc_credit_deduct_batch(jsonb)",
  "public.rpc_credit_deduct(uuid,bigint,text,text,text,bigint,text,jsonb,uuid)",
  "public.rpc_credit_find_purchase(uuid,uuid)",
  "public.rpc_credit_list_unfinished(boolean,timestamp with time zone,uuid,integer)",
  "public.rpc_credit_open_purchase(uuid,uuid,text)",
  "public.rpc_credit_read_purchases(uuid[],uuid[])",
  "public.rpc_credit_record_decline(uuid,uuid,text,text,boolean,integer,integer,integer,timestamp with time zone)",
  "public.rpc_credit_record_event(text,text,boolean,text,text)",
  "public.rpc_credit_save_customer(uuid,boolean,text)",
  "public.rpc_credit_save_reconcile(bigint,integer,integer,integer,jsonb,integer,text,text,text,text)",
  "public.rpc_credit_set_budget(uuid,uuid,bigint,text,text,uuid)",
  "public.rpc_credit_start_purchase(uuid,uuid,text,uuid,boolean,text,boolean)",
  "public.rpc_credit_start_reconcile(boolean,boolean,integer)",
  "public.rpc_credit_take_rate(text,jsonb,integer)",
  "public.rpc_credit_topup(uuid,bigint,text,text,text,text,timestamp with time zone,smallint,jsonb,uuid)",
].toSorted();

/** Every overload of every function in our schemas that the role may execute. */
async function executable(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ signature: string }[]>`
    select p.oid::regprocedure::text as signature, n.nspname || '.' as schema
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname in ('public', 'credits', 'billing', 'tenancy')
      and has_function_privilege(${role}, p.oid, 'execute')`;
  return rows.map(({ signature }) => signature.includes(".") ? signature : `public.${signature}`)
    .toSorted();
}

async function expectAllowList(sql: Sql): Promise<void> {
  expect(await executable(sql, "anon")).toEqual([]);
  expect(await executable(sql, "authenticated")).toEqual(AUTHENTICATED_MAY_EXECUTE);
  expect(await executable(sql, "service_role")).toEqual(SERVICE_ROLE_MAY_EXECUTE);
}

/** Tables and views of ours on which the role holds the privilege. */
async function holding(sql: Sql, role: string, privilege: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('public', 'credits', 'billing', 'tenancy')
      and c.relkind in ('r', 'v', 'p')
      and has_table_privilege(${role}, c.oid, ${privilege})
    order by 1`;
  return rows.map(({ name }) => name);
}

async function expectReadOnlyDoors(sql: Sql): Promise<void> {
  for (const privilege of ["insert", "update", "delete", "truncate"]) {
    expect(await holding(sql, "anon", privilege)).toEqual([]);
    expect(await holding(sql, "authenticated", privilege)).toEqual([]);
    expect(await holding(sql, "service_role", privilege)).toEqual(
      privilege === "truncate" ? [] : ["public.tenant_members", "public.tenants"],
    );
  }
  expect(await holding(sql, "anon", "select")).toEqual([]);
}

describe("the two doors", () => {
  it("let every role execute what the allow-list says and nothing else", async () => {
    const { owner } = await createTestDatabase();
    await expectAllowList(owner);
  });

  it("let nobody write a ledger table, service_role included", async () => {
    const { owner } = await createTestDatabase();
    await expectReadOnlyDoors(owner);
  });

  it("stay shut in a project whose defaults grant the API roles everything", async () => {
    const server = databasesOf(inject("postgresAdminUrl"));
    const name = "granting_defaults";
    const databaseUrl = await server.createDatabase(name);
    const sql: Sql = postgres(databaseUrl, {
      max: 1,
      onnotice: () => undefined,
      types: { bigint: postgres.BigInt },
    });
    onTestFinished(async () => {
      await sql.end();
      await server.dropDatabase(name);
    });
    await preparePlatform(databaseUrl);
    for (const kind of ["tables", "functions", "sequences"]) {
      await sql.unsafe(`alter default privileges in schema public
        grant all on ${kind} to anon, authenticated, service_role`);
    }
    await applyMigrations(databaseUrl, repositoryDirectory);

    await expectAllowList(sql);
    await expectReadOnlyDoors(sql);
  });

  it("refuse a member who calls the writing functions", async () => {
    const { asUser } = await createTestDatabase();
    const owner = "a0000000-0000-4000-8000-000000000001";
    const tenant = "11111111-1111-4111-8111-111111111111";
    const call = (name: string) =>
      refusal(asUser(owner, (sql) => sql.unsafe(`select public.${name}('${tenant}', 5, 'k')`)));
    expect(await call("rpc_credit_topup")).toBe("42501");
    expect(await call("rpc_credit_deduct")).toBe("42501");
  });
});

describe("the ledger", () => {
  it("refuses update, delete and truncate of entries to everybody, its owner included", async () => {
    const { owner, service } = await createTestDatabase();
    await service`select public.rpc_credit_topup(
      '11111111-1111-4111-8111-111111111111', 5, 'k')`;
    for (
      const change of [
        "update credits.entries set amount_credits = 6",
        "delete from credits.entries",
        "truncate credits.entries cascade",
      ]
    ) {
      expect(await refusal(owner.unsafe(change)), `${change} as owner`).toBe("PT403 forbidden");
      expect(await refusal(service.unsafe(change)), `${change} as service_role`).toBe("42501");
    }
    expect(
      await refusal(service`insert into credits.grants (tenant_id) values (gen_random_uuid())`),
    )
      .toBe("42501");
  });
});
