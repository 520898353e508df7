-- Promises to expire what is due for at most so many balances, oldest first, and returns how
-- many it did. Keeps reports tidy; nothing depends on it, because every write expires what is
-- due first. Takes each tenant's queue without waiting: a busy tenant's own writes do the work.
create function credits.sweep(max_balances integer default 100)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  due record;
  swept integer := 0;
begin
  for due in
    select b.tenant_id, b.credit_type
    from public.tenant_credit_balance as b
    -- said twice, because now() alone does not prove that the index has the row
    where b.next_due_at <= now()
      and b.next_due_at < 'infinity'
    order by b.next_due_at
    limit sweep.max_balances
  loop
    if pg_try_advisory_xact_lock(1, uuid_hash(due.tenant_id)) then
      perform
      from public.tenant_credit_balance as b
      where b.tenant_id = due.tenant_id
        and b.credit_type = due.credit_type
      for update skip locked;

      if found and credits.settle_due(due.tenant_id, due.credit_type) then
        swept := swept + 1;
      end if;
    end if;
  end loop;
  return swept;
end;
$$;

revoke execute on function credits.sweep(integer) from public, anon, authenticated;
grant execute on function credits.sweep(integer) to service_role;

comment on function credits.sweep(integer) is
  'Expires what is due, bounded; returns the number of balances it settled';
