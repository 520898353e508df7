import { readFile } from "node:fs/promises";
import postgres from "postgres";

/** What every tenant starts with, so that no debit of a run is ever refused. */
const OPENING_BALANCE = 1_000_000_000;

/** Loads the comparison tables and `tenants` tenants, each with one grant through the real topup. */
export async function prepareBench(databaseUrl: string, tenants: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(await readFile(new URL("bench.sql", import.meta.url), "utf8"));
    await sql`
      insert into public.tenants (tenant_id, name)
      select md5(n::text)::uuid, 'Tenant ' || n from generate_series(1, ${tenants}) as n`;
    await sql`
      select count(t.*) from generate_series(1, ${tenants}) as n,
      lateral public.rpc_credit_topup(md5(n::text)::uuid, ${OPENING_BALANCE}, 'opening') as t`;
    for (const table of ["bench.balances", "bench.naive_balances"]) {
      await sql.unsafe(`insert into ${table} (tenant_id, balance)
        select md5(n::text)::uuid, ${OPENING_BALANCE} from generate_series(1, ${tenants}) as n`);
    }
    await sql.unsafe("vacuum analyze");
  } finally {
    await sql.end();
  }
}

/** How many of naive's debits are in its history and missing from its balances. */
export async function countLostDebits(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql<{ lost: number }[]>`
      select ((select count(*) from bench.naive_entries)
        - (select sum(${OPENING_BALANCE} - b.balance) from bench.naive_balances as b))::int as lost`;
    return row?.lost ?? 0;
  } finally {
    await sql.end();
  }
}

/** The rules of the ledger that the run broke: none, or the bench is worth nothing. */
export async function brokenRules(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const rows = await sql<{ broken_rule: string }[]>`select broken_rule from credits.verify()`;
    return rows.map((row) => row.broken_rule);
  } finally {
    await sql.end();
  }
}
