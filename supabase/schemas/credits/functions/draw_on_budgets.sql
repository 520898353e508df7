-- Promises that what a member is about to spend fits every budget they have for it, of the action
-- and over all, or an error and no change (402). Call it under the balance row's lock, right before
-- the entry is written: it counts in the month of the clock, as the entry will, and not in the one
-- in which a transaction began that had to wait. Locks the budgets.
create function credits.draw_on_budgets(
  tenant_id uuid,
  credit_type text,
  actor uuid,
  action text,
  amount bigint
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  this_month constant date := credits.utc_month(clock_timestamp());
  left_before bigint;
begin
  with drawn as (
    update credits.budgets as b
    set month = greatest(b.month, this_month),
      spent_credits = case
        when b.month = this_month then b.spent_credits + draw_on_budgets.amount
        when b.month < this_month then draw_on_budgets.amount
        else b.spent_credits
      end
    where b.tenant_id = draw_on_budgets.tenant_id
      and b.credit_type = draw_on_budgets.credit_type
      and b.user_id = draw_on_budgets.actor
      and (b.action is null or b.action = draw_on_budgets.action)
    returning
      b.limit_credits - case
        when b.month = this_month then b.spent_credits - draw_on_budgets.amount
        -- The clock was set back across the month's end: its month is no longer counted, but the
        -- entries know.
        else credits.spent_by_member(
          b.tenant_id, b.credit_type, b.user_id, b.action, this_month
        )
      end as left_before
  )
  select min(greatest(drawn.left_before, 0))
  into left_before
  from drawn;

  if left_before < draw_on_budgets.amount then
    perform credits.fail(
      402,
      format(
        'budget_exceeded required=%s available=%s shortfall=%s',
        draw_on_budgets.amount, left_before, draw_on_budgets.amount - left_before
      ),
      format(
        'Cannot spend %s credits: %s left of the member''s budget for this month',
        draw_on_budgets.amount, left_before
      ),
      'Ask an owner or admin of the tenant for a higher budget, or wait for the next month'
    );
  end if;
end;
$$;

revoke execute on function credits.draw_on_budgets(
  uuid, text, uuid, text, bigint
) from public, anon, authenticated;

comment on function credits.draw_on_budgets(
  uuid, text, uuid, text, bigint
) is 'Counts what a member spends against their budgets; 402 when one of them is too small';
