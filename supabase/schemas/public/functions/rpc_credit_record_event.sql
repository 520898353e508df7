-- Promises that an event which moves no money is on record with its reason: ignored, quarantined or
-- failed. Never takes processed back. Locks the event's row. Definer: nobody writes the log
-- directly.
create function public.rpc_credit_record_event(
  event_id text,
  event_type text,
  livemode boolean,
  status text,
  reason text
)
returns table (recorded boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if rpc_credit_record_event.status not in ('ignored', 'quarantined', 'failed') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot record the event with this status',
      'Use ignored, quarantined or failed; processed is set by the transaction that applies it'
    );
  end if;

  return query
  select billing.log_event(
    rpc_credit_record_event.event_id, rpc_credit_record_event.event_type,
    rpc_credit_record_event.livemode, rpc_credit_record_event.status,
    rpc_credit_record_event.reason
  );
end;
$$;

revoke execute on function public.rpc_credit_record_event(text, text, boolean, text, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_record_event(text, text, boolean, text, text)
to service_role;

comment on function public.rpc_credit_record_event(text, text, boolean, text, text) is
  'Logs an event that is not applied; false when it had already been processed';
