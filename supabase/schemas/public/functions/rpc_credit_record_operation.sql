-- Promises that an operator's act is on record before it is done. Locks nothing but the new row.
-- Definer: nobody writes the records. That the actor is an operator is the caller's to check.
create function public.rpc_credit_record_operation(
  action text,
  actor uuid,
  subject text default null
)
returns table (record_id bigint)
language sql
volatile
security definer
set search_path = ''
as $$
  insert into billing.operator_records as r (action, actor, subject)
  values (
    rpc_credit_record_operation.action, rpc_credit_record_operation.actor,
    rpc_credit_record_operation.subject
  )
  returning r.record_id;
$$;

revoke execute on function public.rpc_credit_record_operation(text, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_record_operation(text, uuid, text) to service_role;

comment on function public.rpc_credit_record_operation(text, uuid, text) is
  'Puts on record which operator sets what going';
