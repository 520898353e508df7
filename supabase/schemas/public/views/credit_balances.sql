-- The balance for people: as if everything due had been settled, though nobody may have written
-- since.
create view public.credit_balances
with (security_invoker = true)
as
select
  b.tenant_id,
  b.credit_type,
  r.balance,
  r.held,
  r.available,
  greatest(r.held - r.balance, 0) as debt,
  b.is_frozen,
  r.expires_next_at,
  r.expires_next_credits,
  b.updated_at
from public.tenant_credit_balance as b
cross join lateral credits.read_balance(b.tenant_id, b.credit_type) as r;

revoke all on public.credit_balances from public, anon, authenticated, service_role;
grant select on public.credit_balances to authenticated, service_role;

comment on view public.credit_balances is
  'Balance, held, available and debt per tenant and credit type now, and what expires next';
