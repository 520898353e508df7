-- What is set aside right now, for people: open holds that are not past their deadline. The limit
-- keeps the planner from reading the tenant's whole history beside them.
create view public.credit_holds
with (security_invoker = true)
as
select
  h.tenant_id,
  h.hold_id,
  h.credit_type,
  h.amount_credits,
  h.deadline_at,
  e.action,
  e.quantity,
  e.reference,
  e.created_at
from credits.holds as h
cross join lateral (
  select e.action, e.quantity, e.reference, e.created_at
  from credits.entries as e
  where e.tenant_id = h.tenant_id
    and e.entry_id = h.entry_id
  limit 1
) as e
where h.state = 'open'
  and h.deadline_at > now();

revoke all on public.credit_holds from public, anon, authenticated, service_role;
grant select on public.credit_holds to authenticated, service_role;

comment on view public.credit_holds is
  'Credits of the caller''s tenants set aside for work in progress';
