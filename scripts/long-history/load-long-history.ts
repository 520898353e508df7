import postgres from "postgres";
import { prepareBench } from "../../bench/prepare.ts";

/** How many entries each of the other tenants has: those of a month or two. */
const ENTRIES_OF_OTHERS = 50;

const PURCHASES = 5_000;
const RECENT_DEDUCTS = 300;

export type LongHistory = {
  entries: number;
  /** The demo user who then belongs to the tenant with the long history, and to no other. */
  email: string;
  note: (line: string) => void;
};

/** What there is to visit in a long history. */
export type Landmarks = {
  userId: string;
  lastEntryId: number;
  /** An entry in the middle of the history, and its day. */
  deepEntryId: number;
  deepDay: string;
};

/**
 * Loads so many entries: half of them of one tenant, with 100 grants and thousands of purchases, and
 * the rest of many tenants. Usage is counted, as the scheduler would have done by the time that so much
 * has happened.
 */
export async function loadLongHistory(
  databaseUrl: string,
  { entries, email, note }: LongHistory,
): Promise<Landmarks> {
  const ofOne = Math.ceil(entries / 2);
  const tenants = 1 + Math.ceil((entries - ofOne) / ENTRIES_OF_OTHERS);
  const one = { firstTenant: 1, lastTenant: 1, grants: 100, entries: ofOne };
  const others = { firstTenant: 2, lastTenant: tenants, grants: 2, entries: ENTRIES_OF_OTHERS };
  await prepareBench(databaseUrl, {
    tenants: 1,
    books: [{ pool: "live-1", ...one }, { pool: "live-1", ...others }],
    note,
  });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    note("Loading purchases and work of today, counting usage");
    const { tenant_id, user_id } = await moveToLongHistory(sql, email);
    await addWhatPeopleDo(sql, tenant_id, user_id);
    while (await countUsage(sql) > 0);
    await sql`vacuum analyze`;
    const [landmarks] = await sql<Omit<Landmarks, "userId">[]>`
      select
        deep.entry_id::integer as "deepEntryId",
        deep.created_at::date::text as "deepDay",
        ends.last::integer as "lastEntryId"
      from (
        select min(e.entry_id) as first, max(e.entry_id) as last
        from credits.entries as e where e.tenant_id = ${tenant_id}
      ) as ends
      join credits.entries as deep
        on deep.tenant_id = ${tenant_id} and deep.entry_id = ends.first + ${Math.floor(ofOne / 2)}`;
    if (landmarks === undefined) throw new Error("Cannot find the middle of the long history");
    return { ...landmarks, userId: user_id };
  } finally {
    await sql.end();
  }
}

type Membership = { tenant_id: string; user_id: string };

async function moveToLongHistory(sql: postgres.Sql, email: string): Promise<Membership> {
  const [member] = await sql<Membership[]>`
    update public.tenant_members as m set tenant_id = md5('live-1 1')::uuid
    from auth.users as u where u.email = ${email} and m.user_id = u.id
    returning m.tenant_id, m.user_id`;
  if (member === undefined) throw new Error(`Cannot find ${email} among the demo users`);
  return member;
}

/** What the books leave out: work with an action and an actor, a correction, purchases. */
async function addWhatPeopleDo(
  sql: postgres.Sql,
  tenant_id: string,
  user_id: string,
): Promise<void> {
  await sql`
    select public.rpc_credit_deduct(
      ${tenant_id}, null, 'today:' || n, action => (array['letter', 'fax', 'email'])[1 + n % 3],
      quantity => 1, reference => 'Job ' || n, actor => case when n % 2 = 0 then ${user_id}::uuid end
    )
    from generate_series(1, ${RECENT_DEDUCTS}) as n`;
  await sql`select public.rpc_credit_adjust(${tenant_id}, 5, 'Goodwill', 'adjusted today')`;
  await sql`
    insert into billing.purchases (
      tenant_id, attempt_id, package_id, package_labels, credit_type, amount_credits, price_minor,
      currency, livemode, created_by, checkout_locale, status, created_at, updated_at
    )
    select
      t.tenant_id, gen_random_uuid(), 'standard', '{"de": "Standard", "en": "Standard"}',
      'credit', 100, 2500, 'EUR', false, ${user_id}, 'en', 'expired', at, at
    from public.tenants as t
    cross join lateral generate_series(
      1, case when t.tenant_id = ${tenant_id} then ${PURCHASES}::integer else 1 end
    ) as n
    cross join lateral (values (now() - n * interval '8 hours')) as moment (at)`;
}

async function countUsage(sql: postgres.Sql): Promise<number> {
  const [counted] = await sql<{ entries: number }[]>`select credits.count_usage() as entries`;
  return counted?.entries ?? 0;
}
