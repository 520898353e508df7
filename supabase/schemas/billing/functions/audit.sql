-- Promises one audit record in the caller's transaction. Locks nothing.
create function billing.audit(
  tenant_id uuid,
  action text,
  subject text default null,
  actor uuid default null,
  reason text default null,
  details jsonb default '{}'
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into billing.audit_records (tenant_id, action, subject, actor, reason, details)
  values (
    audit.tenant_id, audit.action, audit.subject, audit.actor, audit.reason, audit.details
  );
end;
$$;

revoke execute on function billing.audit(uuid, text, text, uuid, text, jsonb)
from public, anon, authenticated;

comment on function billing.audit(uuid, text, text, uuid, text, jsonb) is
  'Writes who did what, in the transaction that does it';
