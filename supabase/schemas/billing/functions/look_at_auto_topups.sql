-- Promises that of the automatic top-ups which were looked at longest ago, so many are looked at
-- now: each is begun or says why not. One that has waited for its owner for a week is given up
-- first. Locks those purchases and their tenants' queues, none of which it waits for: a batch takes
-- the queues of its tenants in another order. Then what steering locks, and the settings it looks
-- at, skipping those that somebody else does.
create function billing.look_at_auto_topups(livemode boolean, max_looks integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  waited record;
  settings billing.auto_topups;
  new_state text;
begin
  -- One that has a Checkout Session ends with it.
  for waited in
    select p.tenant_id, p.purchase_id
    from billing.purchases as p
    where p.origin = 'auto_topup'
      and p.status = 'open'
      and p.stripe_session_id is null
      and p.created_at < now() - interval '7 days'
    for update skip locked
  loop
    -- a busy tenant's is given up at the next look
    if pg_try_advisory_xact_lock(1, uuid_hash(waited.tenant_id)) then
      update billing.purchases as p
      set status = 'expired',
        updated_at = now()
      where p.tenant_id = waited.tenant_id
        and p.purchase_id = waited.purchase_id;
    end if;
  end loop;

  for settings in
    select a.*
    from billing.auto_topups as a
    where a.is_on
    order by a.looked_at
    limit look_at_auto_topups.max_looks
    for update skip locked
  loop
    new_state := billing.auto_topup_state(settings, look_at_auto_topups.livemode);
    if new_state is null then
      perform billing.start_auto_topup(settings, look_at_auto_topups.livemode);
    end if;

    update billing.auto_topups as a
    set state = coalesce(new_state, 'charging'),
      state_since = case
        when a.state = coalesce(new_state, 'charging') then a.state_since
        else now()
      end,
      lease_ends_at = case when new_state is null then '-infinity' else a.lease_ends_at end,
      looked_at = clock_timestamp()
    where a.tenant_id = settings.tenant_id;
  end loop;
end;
$$;

revoke execute on function billing.look_at_auto_topups(boolean, integer)
from public, anon, authenticated;

comment on function billing.look_at_auto_topups(boolean, integer) is
  'Begins the automatic top-ups that are due, and has the others say why they are not';
