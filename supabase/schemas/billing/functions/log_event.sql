-- Promises one row per Stripe event with what became of it, and that processed is final: returns
-- false when the event had been processed before, and then changes nothing. Locks the event's row,
-- so that two deliveries of one event wait for each other.
create function billing.log_event(
  event_id text,
  event_type text,
  livemode boolean,
  status text,
  reason text
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into billing.stripe_events as e (
    event_id, type, livemode, status, reason
  )
  values (
    log_event.event_id, log_event.event_type, log_event.livemode, log_event.status,
    log_event.reason
  )
  on conflict on constraint stripe_events_pkey do update
  set status = excluded.status,
    reason = excluded.reason,
    deliveries = e.deliveries + 1,
    updated_at = now()
  where e.status <> 'processed';

  return found;
end;
$$;

revoke execute on function billing.log_event(text, text, boolean, text, text)
from public, anon, authenticated;

comment on function billing.log_event(text, text, boolean, text, text) is
  'Records what became of a Stripe event; false when it had already been processed';
