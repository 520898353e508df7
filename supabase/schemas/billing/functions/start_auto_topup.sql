-- Promises the one purchase by which a tenant's card is about to be charged: the snapshot of the
-- package, in the name of whoever gave the order. None when one is open already, nor when the
-- package is not on sale at the price they agreed to at this very moment. Locks the new row.
create function billing.start_auto_topup(settings billing.auto_topups, livemode boolean)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into billing.purchases (
    tenant_id, attempt_id, origin, package_id, package_labels, credit_type, amount_credits,
    price_minor, currency, expires_after_days, livemode, created_by, checkout_locale
  )
  select
    (settings).tenant_id, gen_random_uuid(), 'auto_topup', p.package_id, p.labels, p.credit_type,
    p.amount_credits, p.price_minor, p.currency, p.expires_after_days,
    start_auto_topup.livemode, (settings).set_by, (settings).checkout_locale
  from billing.packages as p
  where p.package_id = (settings).package_id
    and p.is_active
    and (p.price_minor, p.currency) = ((settings).price_minor, (settings).currency)
  on conflict (tenant_id)
  where origin = 'auto_topup' and status in ('created', 'open', 'processing')
  do nothing;
$$;

revoke execute on function billing.start_auto_topup(billing.auto_topups, boolean)
from public, anon, authenticated;

comment on function billing.start_auto_topup(billing.auto_topups, boolean) is
  'Begins the purchase of an automatic top-up, unless one is open';
