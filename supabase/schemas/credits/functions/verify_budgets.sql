-- Promises a row per budget that does not count what its member's entries say, or that its balance
-- does not know of, so that deducts pass it by. Locks nothing.
create function credits.verify_budgets(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    'a budget counts what its member spent',
    b.tenant_id,
    format('budget %s: counted %s, entries %s', b.budget_id, b.spent_credits, e.spent_credits)
  from credits.budgets as b
  cross join lateral (
    select
      credits.spent_by_member(b.tenant_id, b.credit_type, b.user_id, b.action, b.month)
        as spent_credits
  ) as e
  where (verify_budgets.tenant_id is null or b.tenant_id = verify_budgets.tenant_id)
    and b.spent_credits <> e.spent_credits
  union all
  select 'a balance knows of its budgets', b.tenant_id, format('budget %s', b.budget_id)
  from credits.budgets as b
  left join public.tenant_credit_balance as a
    on a.tenant_id = b.tenant_id
    and a.credit_type = b.credit_type
  where (verify_budgets.tenant_id is null or b.tenant_id = verify_budgets.tenant_id)
    and a.has_budgets is not true;
end;
$$;

revoke execute on function credits.verify_budgets(uuid) from public, anon, authenticated;

comment on function credits.verify_budgets(uuid) is
  'Budgets count what entries say, and deducts know that there are budgets';
