-- A tenant's orders, without Stripe's ids: what the dialog polls while somebody pays.
create view public.credit_purchases
with (security_invoker = true)
as
select
  p.tenant_id,
  p.purchase_id,
  p.attempt_id,
  p.package_id,
  p.credit_type,
  p.amount_credits,
  p.price_minor,
  p.currency,
  p.status,
  p.reversed_minor,
  p.reversed_credits,
  p.created_at,
  p.updated_at,
  p.origin,
  p.failure,
  p.package_labels,
  p.saves_card,
  p.created_by,
  p.entry_id
from billing.purchases as p;

revoke all on public.credit_purchases from public, anon, authenticated, service_role;
grant select on public.credit_purchases to authenticated, service_role;

comment on view public.credit_purchases is
  'The purchases of the caller''s tenants and where they stand';
