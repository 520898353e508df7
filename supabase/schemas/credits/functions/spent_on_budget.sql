-- Promises what counts against a budget at this moment: nothing when its month is past, and no hold
-- that is beyond its deadline, though nobody may have written since. Writes nothing. Invoker, so
-- members read their own tenants alone.
create function credits.spent_on_budget(budget credits.budgets)
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
  select case
    when (budget).month < credits.utc_month(now()) then 0
    else (budget).spent_credits - (
      select coalesce(sum(h.amount_credits), 0)::bigint
      from credits.holds as h
      join credits.entries as e
        on e.tenant_id = h.tenant_id
        and e.entry_id = h.entry_id
      where h.tenant_id = (budget).tenant_id
        and h.credit_type = (budget).credit_type
        and h.state = 'open'
        and h.deadline_at <= now()
        and e.actor = (budget).user_id
        and ((budget).action is null or e.action = (budget).action)
        and credits.utc_month(e.created_at) = (budget).month
    )
  end;
$$;

revoke execute on function credits.spent_on_budget(credits.budgets)
from public, anon, authenticated;
grant execute on function credits.spent_on_budget(credits.budgets) to authenticated, service_role;

comment on function credits.spent_on_budget(credits.budgets) is
  'What counts against a budget now, as if everything due had been settled; reads only';
