-- Promises one notice to a tenant's endpoint that says nothing but that it arrives, leased to the
-- caller, who sends it at once and records the outcome. A test that nobody answered is given up and
-- not repeated. Locks the new notice. Definer: nobody may read the secret it hands out but a
-- dispatcher, which acts as service_role. That tested_by is an owner or admin is the caller's to
-- check, with the user's own token.
create function public.rpc_credit_test_endpoint(
  tenant_id uuid,
  tested_by uuid,
  lease_seconds integer default 120
)
returns table (
  notice_id uuid,
  type text,
  data jsonb,
  created_at timestamptz,
  attempt integer,
  url text,
  secret text
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform credits.check_account(rpc_credit_test_endpoint.tenant_id, 'credit');

  return query
  with test as (
    insert into billing.notices as n (tenant_id, type, data, attempts, next_attempt_at)
    select
      e.tenant_id, 'endpoint.test', '{}', 1,
      now() + make_interval(secs => rpc_credit_test_endpoint.lease_seconds)
    from billing.notice_endpoints as e
    where e.tenant_id = rpc_credit_test_endpoint.tenant_id
    returning n.tenant_id, n.notice_id, n.type, n.data, n.created_at, n.attempts
  )
  select t.notice_id, t.type, t.data, t.created_at, t.attempts, e.url, e.secret
  from test as t
  join billing.notice_endpoints as e
    on e.tenant_id = t.tenant_id;

  if not found then
    perform credits.fail(
      404, 'unknown_endpoint', 'Cannot test an endpoint: the tenant has none',
      'Set its address first'
    );
  end if;

  perform billing.audit(
    rpc_credit_test_endpoint.tenant_id, 'endpoint_tested', null,
    rpc_credit_test_endpoint.tested_by
  );
end;
$$;

revoke execute on function public.rpc_credit_test_endpoint(uuid, uuid, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_test_endpoint(uuid, uuid, integer) to service_role;

comment on function public.rpc_credit_test_endpoint(uuid, uuid, integer) is
  'A test notice for the caller to send now; 404 unknown_endpoint';
