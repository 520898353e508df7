-- Promises that of the thresholds which were looked at longest ago, so many are looked at now: a
-- balance that fell below its own gets one notice, one that recovered is armed again. Run by the
-- dispatcher and not by the deduct, which pays nothing for it; a dip that is over before the next
-- look is no news. Locks the watches it looks at, skipping those that somebody else does.
create function billing.watch_balances(max_watches integer)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  watch record;
  warned integer := 0;
begin
  for watch in
    select w.tenant_id, w.credit_type, w.low_balance_credits, w.is_low, r.available
    from (
      select b.*
      from billing.balance_watches as b
      order by b.looked_at
      limit watch_balances.max_watches
      for update skip locked
    ) as w
    cross join lateral credits.read_balance(w.tenant_id, w.credit_type) as r
  loop
    if watch.available < watch.low_balance_credits and not watch.is_low then
      perform billing.give_notice(
        watch.tenant_id, 'credits.low_balance', jsonb_build_object(
          'credit_type', watch.credit_type, 'available', watch.available,
          'low_balance_credits', watch.low_balance_credits
        )
      );
      warned := warned + 1;
    end if;

    update billing.balance_watches as w
    set is_low = watch.available < watch.low_balance_credits,
      looked_at = clock_timestamp()
    where w.tenant_id = watch.tenant_id
      and w.credit_type = watch.credit_type;
  end loop;
  return warned;
end;
$$;

revoke execute on function billing.watch_balances(integer) from public, anon, authenticated;

comment on function billing.watch_balances(integer) is
  'Warns of balances that fell below their threshold, once per crossing; returns how many';
