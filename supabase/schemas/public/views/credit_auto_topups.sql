-- A tenant's automatic top-up for people: what was agreed, and in one word why nothing is charged.
create view public.credit_auto_topups
with (security_invoker = true)
as
select
  a.tenant_id,
  a.is_on,
  a.threshold_credits,
  a.package_id,
  a.price_minor,
  a.currency,
  a.monthly_cap_minor,
  billing.auto_charged_minor(a.tenant_id) as charged_this_month_minor,
  a.cooldown_seconds,
  a.state,
  a.state_since,
  a.declines,
  case when a.paused_until > now() then a.paused_until end as paused_until,
  a.set_by,
  a.set_at
from billing.auto_topups as a;

revoke all on public.credit_auto_topups from public, anon, authenticated, service_role;
grant select on public.credit_auto_topups to authenticated, service_role;

comment on view public.credit_auto_topups is
  'What the caller''s tenants agreed to have charged, and why it is charged now or not';
