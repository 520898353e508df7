-- Promises an open hold, with everything due settled: 404 when the tenant has no such hold, 409
-- when it is over, be it by its deadline alone. Locks the balance row, then the hold.
create function credits.lock_hold(tenant_id uuid, hold_id uuid)
returns credits.holds
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  hold credits.holds;
begin
  select h.*
  into hold
  from credits.holds as h
  where h.tenant_id = lock_hold.tenant_id
    and h.hold_id = lock_hold.hold_id;

  if not found then
    perform credits.check_account(lock_hold.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_hold', 'Cannot find the hold', 'Check hold_id and tenant_id'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = hold.tenant_id
    and b.credit_type = hold.credit_type
  for update;
  perform credits.settle_due(hold.tenant_id, hold.credit_type);

  select h.*
  into hold
  from credits.holds as h
  where h.tenant_id = lock_hold.tenant_id
    and h.hold_id = lock_hold.hold_id
  for update;

  if hold.state <> 'open' then
    perform credits.fail(
      409, 'hold_closed', format('Cannot use the hold: it is %s', hold.state),
      'Make a new hold, or deduct'
    );
  end if;
  return hold;
end;
$$;

revoke execute on function credits.lock_hold(uuid, uuid) from public, anon, authenticated;

comment on function credits.lock_hold(uuid, uuid) is
  'An open hold, locked; 404 when unknown, 409 when captured, released or past its deadline';
