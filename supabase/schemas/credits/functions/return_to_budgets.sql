-- Promises that what came back of a deduct, hold or capture no longer counts against its member's
-- budgets, as long as they count the month in which it was spent. Never fails, whatever a budget
-- has counted: a limit must not keep credits from coming back. Call it under the balance row's
-- lock. Locks the budgets.
create function credits.return_to_budgets(
  account public.tenant_credit_balance,
  spending credits.entries,
  amount bigint
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if not (account).has_budgets or (spending).actor is null then
    return;
  end if;

  update credits.budgets as b
  set spent_credits = greatest(b.spent_credits - return_to_budgets.amount, 0)
  where b.tenant_id = (account).tenant_id
    and b.credit_type = (account).credit_type
    and b.user_id = (spending).actor
    and (b.action is null or b.action = (spending).action)
    and b.month = credits.utc_month((spending).created_at);
end;
$$;

revoke execute on function credits.return_to_budgets(
  public.tenant_credit_balance, credits.entries, bigint
) from public, anon, authenticated;

comment on function credits.return_to_budgets(
  public.tenant_credit_balance, credits.entries, bigint
) is 'Takes off a member''s budgets what came back of their spending in the month they count';
