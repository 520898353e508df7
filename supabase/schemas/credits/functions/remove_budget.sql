-- Promises that a member has no budget of this action, or over all when it is null; one that is not
-- there is no error. Call it behind the tenant's queue. Locks the balance row, then the budget.
create function credits.remove_budget(
  tenant_id uuid,
  credit_type text,
  user_id uuid,
  action text
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  perform
  from public.tenant_credit_balance as a
  where a.tenant_id = remove_budget.tenant_id
    and a.credit_type = remove_budget.credit_type
  for update;

  delete from credits.budgets as b
  where b.tenant_id = remove_budget.tenant_id
    and b.credit_type = remove_budget.credit_type
    and b.user_id = remove_budget.user_id
    and b.action is not distinct from remove_budget.action;

  update public.tenant_credit_balance as a
  set has_budgets = false
  where a.tenant_id = remove_budget.tenant_id
    and a.credit_type = remove_budget.credit_type
    and not exists (
      select
      from credits.budgets as b
      where b.tenant_id = a.tenant_id
        and b.credit_type = a.credit_type
    );
end;
$$;

revoke execute on function credits.remove_budget(uuid, text, uuid, text)
from public, anon, authenticated;

comment on function credits.remove_budget(uuid, text, uuid, text) is
  'Takes a member''s budget away; deducts of a tenant without budgets pass them by again';
