import { readFile } from "node:fs/promises";
import postgres from "postgres";
import type { Pool } from "./workloads.ts";

/** What every tenant of the comparison starts with; a grant of a pool is as large. */
const OPENING_BALANCE = 1_000_000_000;

/** How many entries are written by one statement while books are loaded. */
const CHUNK_ENTRIES = 250_000;

/** Books to load: these tenants of a pool, with so many grants and entries each. */
export type Books = {
  pool: Pool;
  firstTenant: number;
  lastTenant: number;
  grants: number;
  entries: number;
};

/** What `npm run bench` measures on: tenants with 1, 10 and 100 grants, and hardly any history. */
export function poolsOf(tenants: number): Books[] {
  const books = { firstTenant: 1, lastTenant: tenants };
  return [
    { ...books, pool: "live-1", grants: 1, entries: 1 },
    { ...books, pool: "live-10", grants: 10, entries: 10 },
    { ...books, pool: "live-100", grants: 100, entries: 100 },
    { ...books, pool: "topups", grants: 1, entries: 1 },
    { ...books, pool: "works", grants: 1, entries: 20 },
  ];
}

/** Loads books in parts of at most a quarter of a million entries; `note` hears of each. */
export function chunksOf(books: Books): Books[] {
  const tenants = Math.max(Math.floor(CHUNK_ENTRIES / books.entries), 1);
  const count = Math.ceil((books.lastTenant - books.firstTenant + 1) / tenants);
  return Array.from({ length: count }, (_, index) => {
    const firstTenant = books.firstTenant + index * tenants;
    return {
      ...books,
      firstTenant,
      lastTenant: Math.min(firstTenant + tenants - 1, books.lastTenant),
    };
  });
}

/** Loads the comparison's tables and the books, which credits.verify() accepts. */
export async function prepareBench(
  databaseUrl: string,
  { tenants, books, note }: { tenants: number; books: Books[]; note: (line: string) => void },
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    for (const file of ["bench.sql", "load-books.sql"]) {
      await sql.unsafe(await readFile(new URL(file, import.meta.url), "utf8"));
    }
    for (const table of ["bench.balances", "bench.naive_balances"]) {
      await sql.unsafe(`insert into ${table} (tenant_id, balance)
        select md5('raw ' || n)::uuid, ${OPENING_BALANCE} from generate_series(1, ${tenants}) as n`);
    }
    const chunks = books.flatMap(chunksOf);
    const total = chunks.reduce((sum, chunk) => sum + entriesOf(chunk), 0);
    let loaded = 0;
    for (const { pool, firstTenant, lastTenant, grants, entries } of chunks) {
      await sql`select bench.load_books(${pool}, ${firstTenant}, ${lastTenant}, ${grants}, ${entries})`;
      loaded += entriesOf({ pool, firstTenant, lastTenant, grants, entries });
      note(`Loaded ${loaded.toLocaleString("en")} of ${total.toLocaleString("en")} entries`);
    }
    // Not all tables: of one that is still empty the planner would learn that it always will be.
    await sql.unsafe(`vacuum analyze bench.balances, bench.naive_balances, public.tenants,
      public.tenant_credit_balance, credits.entries, credits.grants, credits.burns, credits.holds`);
  } finally {
    await sql.end();
  }
}

/**
 * Reads the tables and indexes into memory and writes to disk what is still to be written, so that
 * the server does neither while it is measured.
 */
export async function settleDown(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe("create extension if not exists pg_prewarm");
    await sql`
      select pg_prewarm(c.oid)
      from pg_class as c
      where c.relkind in ('r', 'i')
        and c.relnamespace in ('bench'::regnamespace, 'credits'::regnamespace, 'public'::regnamespace)`;
    await sql.unsafe("checkpoint");
  } finally {
    await sql.end();
  }
}

function entriesOf({ firstTenant, lastTenant, entries }: Books): number {
  return (lastTenant - firstTenant + 1) * entries;
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
