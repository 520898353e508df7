import type postgres from "postgres";
import type { OurBooks, OurPurchase, OurTenant } from "./compare-books.ts";

/** Our books of the storm's tenants, as the database's owner sees them. */
export async function readOurBooks(
  sql: postgres.Sql,
  tenantIds: readonly string[],
): Promise<OurBooks> {
  const purchases = await sql<OurPurchase[]>`
    select purchase_id as "purchaseId", tenant_id as "tenantId", status,
      price_minor::int as "priceMinor", amount_credits::int as "amountCredits",
      reversed_minor::int as "reversedMinor", reversed_credits::int as "reversedCredits"
    from billing.purchases
    where tenant_id = any (${[...tenantIds]})`;
  const tenants = await sql<OurTenant[]>`
    select t.tenant_id as "tenantId", t.name, coalesce(b.balance, 0)::int as "balanceCredits",
      array(
        select f.cause_id
        from billing.freezes as f
        where f.tenant_id = t.tenant_id and f.lifted_at is null
      ) as freezes
    from public.tenants as t
    left join public.tenant_credit_balance as b
      on b.tenant_id = t.tenant_id and b.credit_type = 'credit'
    where t.tenant_id = any (${[...tenantIds]})
    order by t.name`;
  return { purchases, tenants };
}
