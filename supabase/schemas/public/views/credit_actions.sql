-- The price list for people.
create view public.credit_actions
with (security_invoker = true)
as
select
  a.action,
  a.credit_type,
  a.amount_credits,
  a.labels,
  a.unit_labels,
  a.sort_order
from credits.actions as a
where a.is_active;

revoke all on public.credit_actions from public, anon, authenticated, service_role;
grant select on public.credit_actions to authenticated, service_role;

comment on view public.credit_actions is
  'What metered actions cost per unit, with German and English labels';
