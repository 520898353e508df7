-- Promises one notice in the outbox, in the caller's transaction, if the tenant wants notices at
-- all. Locks nothing.
create function billing.give_notice(tenant_id uuid, type text, data jsonb)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into billing.notices (tenant_id, type, data)
  select e.tenant_id, give_notice.type, give_notice.data
  from billing.notice_endpoints as e
  where e.tenant_id = give_notice.tenant_id;
end;
$$;

revoke execute on function billing.give_notice(uuid, text, jsonb)
from public, anon, authenticated;

comment on function billing.give_notice(uuid, text, jsonb) is
  'Puts a notice into the outbox of a tenant that has an endpoint';
