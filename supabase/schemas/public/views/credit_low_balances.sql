-- Below how many available credits a tenant is warned, and whether it has been.
create view public.credit_low_balances
with (security_invoker = true)
as
select
  w.tenant_id,
  w.credit_type,
  w.low_balance_credits,
  w.is_low,
  w.set_by,
  w.set_at
from billing.balance_watches as w;

revoke all on public.credit_low_balances from public, anon, authenticated, service_role;
grant select on public.credit_low_balances to authenticated, service_role;

comment on view public.credit_low_balances is
  'The thresholds of the caller''s tenants; is_low until the balance has recovered';
