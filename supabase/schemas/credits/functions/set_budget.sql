-- Promises a member's budget with this limit. A new one counts what the member has spent this month
-- already; another limit leaves the counter as it is. Call it behind the tenant's queue, all checks
-- made. Locks the balance row, which the first budget of a tenant without credits creates, then the
-- budget.
create function credits.set_budget(
  tenant_id uuid,
  credit_type text,
  user_id uuid,
  action text,
  limit_credits bigint,
  set_by uuid
)
returns credits.budgets
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  -- By the clock: nothing that is written from now on belongs to an earlier month than this.
  this_month constant date := credits.utc_month(clock_timestamp());
  budget credits.budgets;
begin
  -- Before anything is counted: a deduct that waits for this row will see that there is a budget.
  insert into public.tenant_credit_balance as a (tenant_id, credit_type, has_budgets)
  values (set_budget.tenant_id, set_budget.credit_type, true)
  on conflict on constraint tenant_credit_balance_pkey do update
  set has_budgets = true;
  insert into credits.accounts (tenant_id, credit_type)
  values (set_budget.tenant_id, set_budget.credit_type)
  on conflict do nothing;

  update credits.budgets as b
  set limit_credits = set_budget.limit_credits,
    set_by = set_budget.set_by,
    set_at = now()
  where b.tenant_id = set_budget.tenant_id
    and b.credit_type = set_budget.credit_type
    and b.user_id = set_budget.user_id
    and b.action is not distinct from set_budget.action
  returning b.* into budget;

  if not found then
    insert into credits.budgets as b (
      tenant_id, credit_type, user_id, action, limit_credits, month, spent_credits, set_by
    )
    values (
      set_budget.tenant_id, set_budget.credit_type, set_budget.user_id, set_budget.action,
      set_budget.limit_credits, this_month,
      credits.spent_by_member(
        set_budget.tenant_id, set_budget.credit_type, set_budget.user_id, set_budget.action,
        this_month
      ),
      set_budget.set_by
    )
    returning b.* into budget;
  end if;
  return budget;
end;
$$;

revoke execute on function credits.set_budget(uuid, text, uuid, text, bigint, uuid)
from public, anon, authenticated;

comment on function credits.set_budget(uuid, text, uuid, text, bigint, uuid) is
  'A member''s budget with its limit; a new one counts what is spent this month already';
