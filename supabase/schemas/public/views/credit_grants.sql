-- Where a tenant's credits came from and what became of them, as if everything due had been
-- settled: left, held, spent, expired and reversed add up to what was granted. The limit keeps the
-- planner from asking for the fate of all grants once per grant.
create view public.credit_grants
with (security_invoker = true)
as
select
  b.tenant_id,
  r.grant_id,
  b.credit_type,
  g.source,
  g.purchase_id,
  g.package_labels,
  g.priority,
  g.amount_credits,
  r.left_credits,
  r.held_credits,
  r.spent_credits,
  r.expired_credits,
  r.reversed_credits,
  nullif(g.expires_at, 'infinity') as expires_at,
  g.entry_id,
  g.created_at
from public.tenant_credit_balance as b
cross join lateral credits.read_grants(b.tenant_id, b.credit_type) as r
cross join lateral (
  select g.*, p.purchase_id, p.package_labels
  from credits.grants as g
  left join billing.purchases as p
    on p.tenant_id = g.tenant_id
    and p.entry_id = g.entry_id
  where g.tenant_id = b.tenant_id
    and g.grant_id = r.grant_id
  limit 1
) as g;

revoke all on public.credit_grants from public, anon, authenticated, service_role;
grant select on public.credit_grants to authenticated, service_role;

comment on view public.credit_grants is
  'The grants of the caller''s tenants: left, held, spent, expired and reversed now';
comment on column public.credit_grants.expires_at is 'Null for never';
comment on column public.credit_grants.spent_credits is
  'What it paid for, less what came back; rpc_credit_trace_grant lists it';
