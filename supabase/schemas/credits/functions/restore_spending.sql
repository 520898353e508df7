-- Promises that the credits from_offset to to_offset of what an entry spent return to their grants,
-- counted from the first it spent. A capture spent its hold's stretch first and then its own; the
-- two need not be neighbours on the line, nor lie in the same month. Call it like give_back. Locks
-- budgets, then grants.
create function credits.restore_spending(
  account public.tenant_credit_balance,
  spending credits.entries,
  from_offset bigint,
  to_offset bigint,
  entry_id bigint
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  -- how much of the entry came out of its hold; 0 for a deduct
  from_hold constant bigint := -(spending).amount_credits - (spending).spent_credits;
  own_start constant bigint := (spending).spent_total_after - (spending).spent_credits - from_hold;
  held credits.entries;
  hold_start bigint;
  part bigint;
  grace interval;
begin
  select make_interval(days => t.restore_grace_days)
  into strict grace
  from credits.types as t
  where t.credit_type = (account).credit_type;

  if restore_spending.from_offset < from_hold then
    select e.*
    into strict held
    from credits.entries as e
    where e.tenant_id = (spending).tenant_id
      and e.entry_id = (spending).origin_entry_id;
    hold_start := held.spent_total_after - held.spent_credits;
    part := least(restore_spending.to_offset, from_hold) - restore_spending.from_offset;
    perform credits.return_to_budgets(account, held, part);
    perform credits.give_back(
      account, hold_start + restore_spending.from_offset,
      hold_start + restore_spending.from_offset + part, restore_spending.entry_id, grace
    );
  end if;

  if restore_spending.to_offset > from_hold then
    part := restore_spending.to_offset - greatest(restore_spending.from_offset, from_hold);
    perform credits.return_to_budgets(account, spending, part);
    perform credits.give_back(
      account, own_start + restore_spending.to_offset - part,
      own_start + restore_spending.to_offset, restore_spending.entry_id, grace
    );
  end if;
end;
$$;

revoke execute on function credits.restore_spending(
  public.tenant_credit_balance, credits.entries, bigint, bigint, bigint
) from public, anon, authenticated;

comment on function credits.restore_spending(
  public.tenant_credit_balance, credits.entries, bigint, bigint, bigint
) is 'Returns part of what a deduct or capture spent to the grants it came from';
