import { ALPENBLICK, type Sql, USERS } from "./test-database.ts";

const TABLES = [
  "credits.entries",
  "credits.notable_entries",
  "credits.grants",
  "credits.burns",
  "credits.returns",
  "credits.holds",
  "public.tenant_credit_balance",
];

const QUIET_TENANTS = 20_000;
const GRANTS = 400;
const DEDUCTS_PER_GRANT = 50;
const BURNS_OF_LARGEST_GRANT = 2_000;

/**
 * 20,000 tenants with one row each of everything, and then statistics, which therefore believe that
 * nobody has more; and only then one tenant, Alpenblick, with 20,000 deducts, 400 spent grants,
 * 20,000 burns, 2,000 of them of one grant, 400 holds that are over, 2,000 returns and 400 purchases
 * that came to nothing. With `tellTheTruth` statistics come last.
 */
export async function loadBusyTenant(owner: Sql, { tellTheTruth }: { tellTheTruth: boolean }) {
  for (const table of TABLES) {
    await owner.unsafe(`alter table ${table} set (autovacuum_enabled = false)`);
  }
  await owner`
    insert into public.tenants (tenant_id, name)
    select md5(n::text)::uuid, 'Quiet' from generate_series(1, ${QUIET_TENANTS}::int) as n`;
  await load(owner, "md5(n::text)::uuid", 1);
  for (const table of TABLES) await owner.unsafe(`analyze ${table}`);
  await load(owner, `'${ALPENBLICK}'::uuid`, DEDUCTS_PER_GRANT);
  await loadPurchases(owner);
  if (tellTheTruth) { for (const table of TABLES) await owner.unsafe(`analyze ${table}`); }
}

async function loadPurchases(owner: Sql): Promise<void> {
  await owner`
    insert into billing.purchases (
      tenant_id, attempt_id, package_id, package_labels, credit_type, amount_credits, price_minor,
      currency, livemode, created_by, checkout_locale, status, updated_at
    )
    select ${ALPENBLICK}, gen_random_uuid(), 'standard', '{}', 'credit', 100, 2500, 'EUR', false,
      ${USERS.owner}, 'de', 'expired', now() - n * interval '1 hour'
    from generate_series(1, ${GRANTS}::int) as n`;
  await owner`analyze billing.purchases`;
}

/** Rows of one tenant, or with 1 for `each` of as many as n counts; `each` deducts to a grant. */
async function load(owner: Sql, tenant: string, each: number): Promise<void> {
  const entries = (kind: string, amount: number, key: string, from: string, origin = "null") =>
    owner.unsafe(`
      with written as (
        insert into credits.entries (
          tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
          spent_total_after, version, idempotency_key, request_fingerprint, action, origin_entry_id,
          metadata
        )
        select ${tenant}, 'credit', '${kind}', ${amount}, 0, 0, ${kind === "deduct" ? 1 : 0}, n, n,
          '${key} ' || n || repeat('-', 150), '', 'letter', ${origin}, '{}'
        ${from}
        returning *
      )
      insert into credits.notable_entries (tenant_id, entry_id, kind, origin_entry_id)
      select w.tenant_id, w.entry_id, w.kind, w.origin_entry_id from written as w
      where w.kind not in ('deduct', 'hold')`);
  const deducts = each === 1 ? 0 : GRANTS * each;
  const grants = each === 1 ? QUIET_TENANTS : GRANTS;
  await entries("topup", each, "topup", `from generate_series(1, ${grants}) as n`);
  await entries("deduct", -1, "deduct", `from generate_series(1, ${deducts}) as n`);
  await entries("hold", 0, "hold", `from generate_series(1, ${grants}) as n`);
  const spent = each * GRANTS;
  await owner.unsafe(`
    insert into public.tenant_credit_balance (
      tenant_id, credit_type, balance, spent_total, settled_total, version
    )
    select ${tenant}, 'credit', 0, ${spent}, ${spent}, ${spent}
    from generate_series(1, ${each === 1 ? QUIET_TENANTS : 1}) as n`);
  await owner.unsafe(`
    insert into credits.grants (
      tenant_id, credit_type, amount_credits, remaining, source, entry_id
    )
    select e.tenant_id, 'credit', ${each}, 0, 'adjustment', e.entry_id
    from credits.entries as e
    where e.kind = 'topup'
      and e.idempotency_key like 'topup %'
      and e.amount_credits = ${each}
      and (e.tenant_id = '${ALPENBLICK}') = ${each > 1}`);
  await owner.unsafe(`
    insert into credits.burns (tenant_id, credit_type, grant_id, from_spent, to_spent)
    select
      g.tenant_id,
      'credit',
      case when g.place * ${each} < ${BURNS_OF_LARGEST_GRANT} then g.first_id else g.grant_id end,
      g.place * ${each} + n - 1,
      g.place * ${each} + n
    from (
      select
        g.*,
        row_number() over of_tenant - 1 as place,
        first_value(g.grant_id) over of_tenant as first_id
      from credits.grants as g
      where g.amount_credits = ${each}
      window of_tenant as (partition by g.tenant_id order by g.entry_id)
    ) as g
    cross join generate_series(1, ${each}) as n`);
  await owner.unsafe(`
    insert into credits.holds (
      tenant_id, credit_type, amount_credits, from_spent, deadline_at, state, entry_id, closed_at
    )
    select e.tenant_id, 'credit', 1, e.version, now(), 'released', e.entry_id, now()
    from credits.entries as e
    where e.kind = 'hold'
      and (e.tenant_id = '${ALPENBLICK}') = ${each > 1}`);
  // a failed action in ten came back
  await entries(
    "restore",
    1,
    "restore",
    `from (
      select e.entry_id, e.version as n, e.tenant_id from credits.entries as e
      where e.tenant_id = '${ALPENBLICK}' and e.kind = 'deduct' and e.version % 10 = 0
    ) as e
    where ${each > 1}`,
    "e.entry_id",
  );
  await owner.unsafe(`
    insert into credits.returns (
      tenant_id, credit_type, grant_id, from_spent, to_spent, entry_id
    )
    select u.tenant_id, 'credit', u.grant_id, u.from_spent, u.to_spent, g.entry_id
    from credits.burns as u
    join credits.grants as g on g.tenant_id = u.tenant_id and g.grant_id = u.grant_id
    where (u.tenant_id = '${ALPENBLICK}') = ${each > 1}
      and u.from_spent % 10 = 0`);
}
