import type { Sql } from "../support/test-database.ts";

/** What a tenant is told: balance, held, available, and what expires next in how many hours. */
export async function readBalance(sql: Sql, tenant: string) {
  const [row] = await sql<
    {
      balance: bigint;
      held: bigint;
      available: bigint;
      hours: number | null;
      credits: bigint | null;
    }[]
  >`
    select
      r.balance,
      r.held,
      r.available,
      round(extract(epoch from r.expires_next_at - now()) / 3600)::int as hours,
      r.expires_next_credits as credits
    from credits.read_balance(${tenant}, 'credit') as r`;
  if (row === undefined) throw new Error("Cannot read the balance: no row");
  const { balance, held, available, hours, credits } = row;
  return {
    balance: Number(balance),
    held: Number(held),
    available: Number(available),
    next: hours === null ? null : { hours, credits: Number(credits) },
  };
}

/** What each grant has left now, oldest first, settled or not. */
export async function readLeftovers(sql: Sql, tenant: string): Promise<number[]> {
  const rows = await sql<{ left_over: bigint }[]>`
    select f.left_over
    from credits.foresee(${tenant}, 'credit') as f
    join credits.grants as g on g.tenant_id = ${tenant} and g.grant_id = f.grant_id
    where f.left_over > 0
      and f.expires_at > now()
    order by g.entry_id`;
  return rows.map(({ left_over }) => Number(left_over));
}
