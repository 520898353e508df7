-- What each action used per UTC day, always up to the last deduct: what is counted already, and the
-- entries since. Restores are taken off the day of the use.
create view public.credit_usage_daily
with (security_invoker = true)
as
select
  u.tenant_id,
  u.credit_type,
  u.day,
  u.action,
  a.labels as action_labels,
  a.unit_labels,
  u.used_credits,
  u.uses,
  u.quantity
from (
  select
    c.tenant_id,
    c.credit_type,
    c.day,
    nullif(c.action, '') as action,
    sum(c.used_credits)::bigint as used_credits,
    sum(c.uses)::bigint as uses,
    sum(c.quantity)::bigint as quantity
  from (
    select d.tenant_id, d.credit_type, d.day, d.action, d.used_credits, d.uses, d.quantity
    from credits.daily_usage as d
    union all
    select b.tenant_id, b.credit_type, r.day, r.action, r.used_credits, r.uses, r.quantity
    from public.tenant_credit_balance as b
    cross join lateral credits.recent_usage(b.tenant_id, b.credit_type) as r
  ) as c
  group by c.tenant_id, c.credit_type, c.day, c.action
) as u
left join credits.actions as a
  on a.action = u.action
where u.used_credits <> 0
  or u.uses <> 0;

revoke all on public.credit_usage_daily from public, anon, authenticated, service_role;
grant select on public.credit_usage_daily to authenticated, service_role;

comment on view public.credit_usage_daily is
  'Usage of the caller''s tenants per UTC day and action, restores taken off';
comment on column public.credit_usage_daily.action is 'Null for spending that named no action';
comment on column public.credit_usage_daily.uses is
  'Deducts and captures; one that was restored completely is none';
comment on column public.credit_usage_daily.quantity is 'Units of the action: pages, letters';
