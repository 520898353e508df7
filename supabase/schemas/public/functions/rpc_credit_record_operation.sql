-- Promises that what somebody asks for as an operator is on record before it is done, with the
-- tenant that its case or event belongs to; with refused_with, that it was refused before it began.
-- Locks nothing but the new rows. Definer: nobody writes the records. That the actor is an operator
-- is the caller's to check.
create function public.rpc_credit_record_operation(
  action text,
  actor uuid,
  tenant_id uuid default null,
  subject text default null,
  reason text default null,
  details jsonb default '{}',
  refused_with text default null
)
returns table (record_id bigint)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  is_about_stripe constant boolean :=
    rpc_credit_record_operation.action in ('retry_case', 'resolve_case', 'retry_event');
begin
  if rpc_credit_record_operation.tenant_id is null and is_about_stripe then
    rpc_credit_record_operation.tenant_id := coalesce(
      (
        select e.tenant_id
        from billing.stripe_events as e
        where e.event_id = rpc_credit_record_operation.subject
      ),
      (
        select c.tenant_id
        from billing.quarantine_cases() as c
        where c.case_id = rpc_credit_record_operation.subject
      )
    );
  end if;

  insert into billing.operator_records as r (action, actor, tenant_id, subject, reason, details)
  values (
    rpc_credit_record_operation.action, rpc_credit_record_operation.actor,
    rpc_credit_record_operation.tenant_id, rpc_credit_record_operation.subject,
    rpc_credit_record_operation.reason, rpc_credit_record_operation.details
  )
  returning r.record_id
  into record_id;

  if rpc_credit_record_operation.refused_with is not null then
    insert into billing.operator_outcomes (record_id, outcome, code)
    values (
      rpc_credit_record_operation.record_id, 'refused', rpc_credit_record_operation.refused_with
    );
  end if;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_record_operation(
  text, uuid, uuid, text, text, jsonb, text
) from public, anon, authenticated;
grant execute on function public.rpc_credit_record_operation(
  text, uuid, uuid, text, text, jsonb, text
) to service_role;

comment on function public.rpc_credit_record_operation(
  text, uuid, uuid, text, text, jsonb, text
) is
  'Puts on record what an operator is about to do, or was refused';
