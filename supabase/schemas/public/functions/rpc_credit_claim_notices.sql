-- Promises at most so many notices that are due, each to one caller at a time: a claimed notice is
-- not due again until the lease is over, in case the caller dies. Looks for balances that have
-- fallen below their threshold first. Locks the notices it returns, skipping claimed ones. Definer:
-- nobody may read the secrets it hands out but the dispatcher, which acts as service_role.
create function public.rpc_credit_claim_notices(
  max_notices integer default 50,
  lease_seconds integer default 120
)
returns table (
  tenant_id uuid,
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
  if coalesce(rpc_credit_claim_notices.max_notices, 0) not between 1 and 500
    or coalesce(rpc_credit_claim_notices.lease_seconds, 0) not between 1 and 3600
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot claim notices with these bounds',
      'Send max_notices of 1 to 500 and lease_seconds of 1 to 3600'
    );
  end if;

  perform billing.watch_balances(1000);

  return query
  update billing.notices as n
  set attempts = n.attempts + 1,
    next_attempt_at = now() + make_interval(secs => rpc_credit_claim_notices.lease_seconds)
  from (
    select d.tenant_id, d.notice_id
    from billing.notices as d
    where d.state = 'pending'
      and d.next_attempt_at <= now()
    order by d.next_attempt_at
    limit rpc_credit_claim_notices.max_notices
    for update skip locked
  ) as due
  join billing.notice_endpoints as e
    on e.tenant_id = due.tenant_id
  where n.tenant_id = due.tenant_id
    and n.notice_id = due.notice_id
  returning n.tenant_id, n.notice_id, n.type, n.data, n.created_at, n.attempts, e.url, e.secret;
end;
$$;

revoke execute on function public.rpc_credit_claim_notices(integer, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_claim_notices(integer, integer) to service_role;

comment on function public.rpc_credit_claim_notices(integer, integer) is
  'Notices that are due, leased to the caller, with the address and secret to send them';
