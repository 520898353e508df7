import type { Sql } from "../support/test-database.ts";

/**
 * Brings what is reversed of a grant and its reinstatements to so many percent, as a payment would; false
 * when the tenant has no such grant. No door leads there, so the owner does it.
 */
export async function refundGrant(
  owner: Sql,
  tenant: string,
  entryId: bigint,
  percent: number,
): Promise<boolean> {
  const [grant] = await owner<{ grant_id: string; change: number }[]>`
    select g.grant_id, floor(g.amount_credits * ${percent} / 100.0)::int - (
      select sum(l.spent_out + l.expired_out + l.taken_out)::int
      from credits.lineage(g.tenant_id, g.grant_id) as l
    ) as change
    from credits.grants as g
    where g.tenant_id = ${tenant} and g.entry_id = ${entryId}`;
  if (grant === undefined) return false;
  const { grant_id, change } = grant;
  if (change > 0) {
    await owner`select credits.reverse_lineage(${tenant}, ${grant_id}, ${change}, 'model')`;
  }
  if (change < 0) {
    await owner`select credits.reinstate_lineage(${tenant}, ${grant_id}, ${-change}, 'model')`;
  }
  return true;
}
