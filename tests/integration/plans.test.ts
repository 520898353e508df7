import { describe, expect, it } from "vitest";
import { loadBusyTenant } from "../support/busy-tenant.ts";
import { excess, GRANTS, ONE, PAGE } from "../support/excess.ts";
import { ALPENBLICK, createTestDatabase, USERS } from "../support/test-database.ts";
import { type PlanWatch, watchPlans } from "../support/watch-plans.ts";

/** An entry of long ago, the grant that paid for it, and the one that paid for most. */
type Old = { entry_id: bigint; grant_id: string; largest_id: string };

async function busyTenant(tellTheTruth: boolean) {
  const { databaseUrl, owner } = await createTestDatabase({ connections: 1 });
  await loadBusyTenant(owner, { tellTheTruth });
  const [old] = await owner<Old[]>`
    select e.entry_id, u.grant_id, l.grant_id as largest_id
    from credits.entries as e
    join credits.burns as u on u.tenant_id = e.tenant_id and u.to_spent = e.spent_total_after
    join credits.burns as l on l.tenant_id = e.tenant_id and l.from_spent = 0
    where e.tenant_id = ${ALPENBLICK} and e.kind = 'deduct' and e.version = 5005`;
  if (old === undefined) throw new Error("Cannot find the old deduct that was loaded");
  return { old, ...await watchPlans(databaseUrl) };
}

/** Every write, the hot ones in seven rounds: from the sixth on a plan may be a generic one. */
async function writes(watch: PlanWatch, old: Old): Promise<string[]> {
  const { sql, readings } = watch;
  const problems: string[] = [];
  const step = async (name: string, work: PromiseLike<unknown>) => {
    problems.push(...await excess(watch, name, work, ONE));
  };
  const hold = async (key: string, seconds = 900) => {
    const work = sql<{ hold_id: string }[]>`
        select hold_id from public.rpc_credit_hold(${ALPENBLICK}, 5, ${key}, ${seconds})`;
    await step(`hold ${key}`, work);
    return (await work)[0]?.hold_id ?? "";
  };

  await step("topup", sql`select public.rpc_credit_topup(${ALPENBLICK}, 1000, 'a')`);
  await step("second topup", sql`select public.rpc_credit_topup(${ALPENBLICK}, 1000, 'b')`);
  for (const round of [1, 2, 3, 4, 5, 6, 7]) {
    await step("deduct", sql`select public.rpc_credit_deduct(${ALPENBLICK}, 5, ${`${round}`})`);
    await step("replay", sql`select public.rpc_credit_deduct(${ALPENBLICK}, 5, ${`${round}`})`);
    const captured = await hold(`captured ${round}`);
    await step(
      "capture",
      sql`select public.rpc_credit_capture(${ALPENBLICK}, ${captured}, 2, ${`c ${round}`})`,
    );
    const released = await hold(`released ${round}`);
    await step(
      "release",
      sql`select public.rpc_credit_release(${ALPENBLICK}, ${released}, ${`r ${round}`})`,
    );
  }
  await step(
    "restore",
    sql`select public.rpc_credit_restore(${ALPENBLICK}, ${old.entry_id}, 1, 'restore')`,
  );
  await step(
    "reverse",
    sql`select public.rpc_credit_reverse(${ALPENBLICK}, ${old.grant_id}, 10, 'reverse')`,
  );
  await step("adjust", sql`select public.rpc_credit_adjust(${ALPENBLICK}, -3, 'why', 'adjust')`);
  const items = [1, 2, 3].map((n) => ({
    tenant_id: ALPENBLICK,
    amount: 1,
    idempotency_key: `batch ${n}`,
  }));
  await step("batch", sql`select public.rpc_credit_deduct_batch(${sql.json(items)})`);

  await hold("expires", 1);
  await sql`select pg_sleep(1.1)`;
  readings();
  await step("preflight when due", sql`select public.rpc_credit_preflight(${ALPENBLICK}, 5)`);
  await step("deduct when due", sql`select public.rpc_credit_deduct(${ALPENBLICK}, 5, 'due')`);
  await hold("swept", 1);
  await sql`select pg_sleep(1.1)`;
  readings();
  await step("sweep", sql`select credits.sweep()`);
  return problems;
}

/** Every read, as a member. */
async function reads(watch: PlanWatch, old: Old): Promise<string[]> {
  const { sql, readings } = watch;
  await sql`select credits.count_usage()`;
  const claims = JSON.stringify({ sub: USERS.member, role: "authenticated" });
  await sql`
      select
        set_config('role', 'authenticated', false),
        set_config('request.jwt.claims', ${claims}, false)`;
  // what a session does for the first time reads the catalogue, too
  await sql`select public.rpc_credit_preflight(${ALPENBLICK}, 5)`;
  readings();

  const problems: string[] = [];
  const step = async (name: string, work: PromiseLike<unknown>, limit = ONE) => {
    problems.push(...await excess(watch, name, work, limit));
  };
  await step("preflight", sql`select public.rpc_credit_preflight(${ALPENBLICK}, 5)`);
  await step(
    "balance",
    sql`select * from public.credit_balances where tenant_id = ${ALPENBLICK}`,
  );
  for (const before of [9_000_000_000n, old.entry_id]) {
    await step(
      "history",
      sql`
          select * from public.credit_entries
          where tenant_id = ${ALPENBLICK} and entry_id < ${before}
          order by entry_id desc limit 50`,
      PAGE,
    );
  }
  for (const filter of ["action => 'letter'", "kinds => '{restore}'", "until => now()"]) {
    await step(
      filter,
      sql.unsafe(`select * from public.rpc_credit_find_entries('${ALPENBLICK}', ${filter})`),
      PAGE,
    );
  }
  await step(
    "trace of an entry",
    sql`select public.rpc_credit_trace_entry(${ALPENBLICK}, ${old.entry_id})`,
  );
  for (const grant of [old.grant_id, old.largest_id]) {
    await step(
      "trace of a grant",
      sql`select public.rpc_credit_trace_grant(${ALPENBLICK}, ${grant})`,
      // Each of the fifty is looked for by halving.
      { ...PAGE, statements: 2_500 },
    );
  }
  await step(
    "whether anything has changed",
    sql`select changed_at from public.credit_live where tenant_id = ${ALPENBLICK}`,
  );
  await step(
    "purchases that have changed",
    sql`
        select * from public.credit_purchases
        where tenant_id = ${ALPENBLICK} and updated_at > now() - interval '1 minute'
        order by updated_at desc limit 100`,
  );
  await step(
    "open holds",
    sql`select * from public.credit_holds where tenant_id = ${ALPENBLICK} limit 50`,
  );
  await step(
    "usage",
    sql`
        select * from public.credit_usage_daily
        where tenant_id = ${ALPENBLICK} and day > now()::date - 30`,
    PAGE,
  );
  await step(
    "grants",
    sql`select * from public.credit_grants where tenant_id = ${ALPENBLICK}`,
    GRANTS,
  );
  await step(
    "grants that are left",
    sql`
        select left_credits, expires_at from public.credit_grants
        where tenant_id = ${ALPENBLICK} and credit_type = 'credit' and left_credits > 0
        order by priority, expires_at, grant_id`,
    GRANTS,
  );
  return problems;
}

/** The proof of one tenant's books, which are small. */
function proof(watch: PlanWatch): Promise<string[]> {
  const work = watch.sql`select * from credits.verify(md5('1')::uuid)`;
  return excess(watch, "proof of a quiet tenant", work, PAGE);
}

describe("a tenant with a long history", () => {
  it.each([
    { statistics: "believe that every tenant has one row", tellTheTruth: false },
    { statistics: "are up to date", tellTheTruth: true },
  ])(
    "costs a write a handful of rows and a read what it shows, when statistics $statistics",
    async ({ tellTheTruth }) => {
      const { old, ...watch } = await busyTenant(tellTheTruth);
      expect(await writes(watch, old)).toEqual([]);
      expect(await proof(watch)).toEqual([]);
      expect(await reads(watch, old)).toEqual([]);
    },
    180_000,
  );
});
