-- Promises what came of a recorded act of an operator, once: the first word counts, and another
-- changes nothing. Locks nothing but the new row. Definer: nobody writes the outcomes.
create function public.rpc_credit_finish_operation(
  record_id bigint,
  outcome text,
  code text default null
)
returns table (is_new boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into billing.operator_outcomes (record_id, outcome, code)
  values (
    rpc_credit_finish_operation.record_id, rpc_credit_finish_operation.outcome,
    rpc_credit_finish_operation.code
  )
  on conflict on constraint operator_outcomes_pkey do nothing;
  is_new := found;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_finish_operation(bigint, text, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_finish_operation(bigint, text, text) to service_role;

comment on function public.rpc_credit_finish_operation(bigint, text, text) is
  'Puts on record whether an operator''s act was done, refused or failed';
