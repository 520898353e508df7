-- Promises that what became of a purchase decides when the tenant's card may be charged again,
-- whoever moved it: success cools down, a failure backs off for an hour, six hours, a day, and the
-- fourth in a row switches off; a bank that wants the owner is told to the tenant. A card that is
-- saved anew ends a back-off. A trigger, because purchases move in several functions. Locks the
-- tenant's queue, then its settings: a grant holds the queue already when it comes here.
create function billing.steer_auto_topup()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if new.status = old.status then
    return new;
  end if;

  if new.saves_card and new.entry_id is not null and old.entry_id is null then
    update billing.auto_topups as a
    set declines = 0,
      paused_until = '-infinity'
    where a.tenant_id = new.tenant_id
      and a.pause is distinct from 'cooling_down';
  end if;

  if new.origin <> 'auto_topup' then
    return new;
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(new.tenant_id));
  case
    when new.entry_id is not null and old.entry_id is null then
      update billing.auto_topups as a
      set declines = 0,
        pause = 'cooling_down',
        paused_until = now() + make_interval(secs => a.cooldown_seconds),
        state = case when a.is_on then 'cooling_down' else a.state end,
        state_since = now()
      where a.tenant_id = new.tenant_id;
    when new.status = 'open' then
      perform billing.ask_to_authenticate(new);
    when new.status in ('failed', 'expired') then
      perform billing.back_off_auto_topup(new);
    when new.status = 'quarantined' then
      perform billing.switch_off_auto_topup(new, 'off_for_review');
    else
      null;
  end case;
  return new;
end;
$$;

revoke execute on function billing.steer_auto_topup() from public, anon, authenticated;

comment on function billing.steer_auto_topup() is
  'Trigger: what became of a purchase decides when a saved card may be charged again';
