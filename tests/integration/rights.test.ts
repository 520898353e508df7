import postgres from "postgres";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { applyMigrations } from "../../stack/migrations.ts";
import { preparePlatform } from "../../stack/platform.ts";
import { databasesOf } from "../../stack/postgres/databases.ts";
import { repositoryDirectory } from "../../stack/repository.ts";
import {
  AUTHENTICATED_MAY_EXECUTE,
  SERVICE_ROLE_MAY_EXECUTE,
} from "../support/executable-functions.ts";
import { createTestDatabase, refusal, type Sql } from "../support/test-database.ts";

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
        "update credits.notable_entries set origin_entry_id = null",
        "delete from credits.notable_entries",
        "truncate credits.notable_entries cascade",
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
