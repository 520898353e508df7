-- Promises a freeze for each chargeback that is not decided for us and for each fraud warning,
-- once: one that was lifted stays lifted. A dispute that ended without loss lifts its own.
-- fraud_warnings are Stripe's ids. Returns whether a freeze is new. Call it under the purchase's
-- lock, after store_disputes. Locks the freezes.
create function billing.store_freezes(purchase billing.purchases, fraud_warnings text[])
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  policy billing.policies;
  is_new boolean;
begin
  select p.*
  into policy
  from billing.policies as p;

  update billing.freezes as f
  set lifted_at = now(),
    lift_reason = d.status,
    lifted_by = 'stripe'
  from billing.disputes as d
  where f.tenant_id = (purchase).tenant_id
    and f.purchase_id = (purchase).purchase_id
    and f.lifted_at is null
    and d.tenant_id = f.tenant_id
    and d.dispute_id = f.cause_id
    and d.status in ('won', 'prevented');

  insert into billing.freezes (tenant_id, cause_id, cause, purchase_id, credit_type)
  select (purchase).tenant_id, c.cause_id, c.cause, (purchase).purchase_id, (purchase).credit_type
  from (
    select d.dispute_id as cause_id, 'dispute' as cause
    from billing.disputes as d
    where d.tenant_id = (purchase).tenant_id
      and d.purchase_id = (purchase).purchase_id
      and d.status not like 'warning_%'
      and d.status not in ('won', 'prevented')
      and coalesce(policy.freezes_on_dispute, true)
    union all
    select w.warning_id, 'fraud_warning'
    from unnest(store_freezes.fraud_warnings) as w (warning_id)
    where coalesce(policy.freezes_on_fraud_warning, true)
  ) as c
  on conflict on constraint freezes_pkey do nothing;

  is_new := found;
  perform billing.apply_freezes((purchase).tenant_id, (purchase).credit_type);
  return is_new;
end;
$$;

revoke execute on function billing.store_freezes(billing.purchases, text[])
from public, anon, authenticated;

comment on function billing.store_freezes(billing.purchases, text[]) is
  'Freezes and unfreezes the account as the disputes and fraud warnings of a purchase demand';
