-- Promises that an open hold is over, and that what was not captured of it is back in the grants it
-- came from. The entry that ended it has been written. Call it under the balance row's lock. Locks
-- the hold, budgets, grants.
create function credits.close_hold(
  account public.tenant_credit_balance,
  hold credits.holds,
  state text,
  captured bigint,
  entry_id bigint
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  origin credits.entries;
begin
  update credits.holds as h
  set state = close_hold.state,
    captured_credits = close_hold.captured,
    closed_at = now()
  where h.tenant_id = (hold).tenant_id
    and h.hold_id = (hold).hold_id
    -- Open, in words the index of open holds does not know: it would be read from end to end.
    and h.closed_at is null;
  if not found then
    raise exception 'Cannot close hold %: it is not open', (hold).hold_id;
  end if;

  if close_hold.captured < (hold).amount_credits then
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = (hold).tenant_id
      and e.entry_id = (hold).entry_id;
    perform credits.return_to_budgets(
      account, origin, (hold).amount_credits - close_hold.captured
    );

    perform credits.settle((hold).tenant_id, (hold).credit_type);
    perform credits.give_back(
      account,
      (hold).from_spent + close_hold.captured,
      (hold).from_spent + (hold).amount_credits,
      close_hold.entry_id
    );
  end if;
end;
$$;

revoke execute on function credits.close_hold(
  public.tenant_credit_balance, credits.holds, text, bigint, bigint
) from public, anon, authenticated;

comment on function credits.close_hold(
  public.tenant_credit_balance, credits.holds, text, bigint, bigint
) is 'Ends a hold and gives back what was not captured';
