-- Promises the newest acts of operators that are on record, at most 100, before one of the page
-- before. Locks nothing. Definer: for operators alone. Changes nothing.
create function public.rpc_credit_list_operations(before_record_id bigint default null)
returns table (
  record_id bigint,
  action text,
  subject text,
  actor uuid,
  created_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
  select r.record_id, r.action, r.subject, r.actor, r.created_at
  from billing.operator_records as r
  where r.record_id < coalesce(
    rpc_credit_list_operations.before_record_id, 9223372036854775807
  )
  order by r.record_id desc
  limit 100;
$$;

revoke execute on function public.rpc_credit_list_operations(bigint)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_operations(bigint) to service_role;

comment on function public.rpc_credit_list_operations(bigint) is
  'Which operator set what going, newest first';
