-- Promises a grant with everything due and all spending settled, so that what it has left is exact;
-- 404 when the tenant has no such grant. Locks the balance row, then the grant.
create function credits.lock_grant(tenant_id uuid, grant_id uuid)
returns credits.grants
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  granted credits.grants;
begin
  select g.*
  into granted
  from credits.grants as g
  where g.tenant_id = lock_grant.tenant_id
    and g.grant_id = lock_grant.grant_id;

  if not found then
    perform credits.check_account(lock_grant.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_grant', 'Cannot find the grant', 'Check grant_id and tenant_id'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  for update;
  perform credits.settle_due(granted.tenant_id, granted.credit_type);
  perform credits.settle(granted.tenant_id, granted.credit_type);

  select g.*
  into strict granted
  from credits.grants as g
  where g.tenant_id = lock_grant.tenant_id
    and g.grant_id = lock_grant.grant_id
  for update;
  return granted;
end;
$$;

revoke execute on function credits.lock_grant(uuid, uuid) from public, anon, authenticated;

comment on function credits.lock_grant(uuid, uuid) is
  'A grant, locked with its balance and settled; 404 when there is none';
