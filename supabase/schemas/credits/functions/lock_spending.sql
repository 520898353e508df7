-- Promises a deduct or capture that can be restored, with everything due and all spending settled;
-- 404 when the tenant has no such entry. Locks the balance row, and grants.
create function credits.lock_spending(tenant_id uuid, entry_id bigint)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  spending credits.entries;
begin
  select e.*
  into spending
  from credits.entries as e
  where e.tenant_id = lock_spending.tenant_id
    and e.entry_id = lock_spending.entry_id
    and e.kind in ('deduct', 'capture');

  if not found then
    perform credits.check_account(lock_spending.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_entry', 'Cannot find a deduct or capture with this entry_id',
      'Send the entry_id of the receipt of the work that failed'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = spending.tenant_id
    and b.credit_type = spending.credit_type
  for update;
  perform credits.settle_due(spending.tenant_id, spending.credit_type);
  perform credits.settle(spending.tenant_id, spending.credit_type);
  return spending;
end;
$$;

revoke execute on function credits.lock_spending(uuid, bigint) from public, anon, authenticated;

comment on function credits.lock_spending(uuid, bigint) is
  'A deduct or capture, locked with its balance and settled; 404 when there is none';
