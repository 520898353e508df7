-- Members' budgets for people: what counts against each right now.
create view public.credit_budgets
with (security_invoker = true)
as
select
  b.tenant_id,
  b.user_id,
  b.credit_type,
  b.action,
  b.limit_credits,
  s.spent_credits,
  greatest(b.limit_credits - s.spent_credits, 0) as left_credits,
  (credits.utc_month(now()) + interval '1 month') at time zone 'UTC' as resets_at
from credits.budgets as b
cross join lateral (select credits.spent_on_budget(b) as spent_credits) as s;

revoke all on public.credit_budgets from public, anon, authenticated, service_role;
grant select on public.credit_budgets to authenticated, service_role;

comment on view public.credit_budgets is
  'Limit, spent and left this month: a member''s own budgets, all of them for owners and admins';
