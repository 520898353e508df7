-- Promises what a tenant owns at this moment, as if everything due had been settled, and what
-- expires next. Writes nothing; one row always. Invoker, so members read their own tenants
-- alone: for anybody else the balance is 0. Reads grants only where some of them expire.
create function credits.read_balance(tenant_id uuid, credit_type text)
returns table (
  balance bigint,
  held bigint,
  available bigint,
  expires_next_at timestamptz,
  expires_next_credits bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
  overdue bigint := 0;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = read_balance.tenant_id
    and b.credit_type = read_balance.credit_type;

  if account.next_due_at < 'infinity' then
    select
      coalesce(sum(p.left_over) filter (where p.expires_at <= now()), 0),
      min(p.expires_at) filter (where p.expires_at > now() and p.left_over > 0)
    into overdue, expires_next_at
    from credits.plan_burns(
      read_balance.tenant_id, read_balance.credit_type, account.spent_total - account.settled_total
    ) as p;
  end if;

  if expires_next_at < 'infinity' then
    select sum(p.left_over)
    into expires_next_credits
    from credits.plan_burns(
      read_balance.tenant_id, read_balance.credit_type, account.spent_total - account.settled_total
    ) as p
    where p.expires_at = expires_next_at;
  else
    expires_next_at := null;
  end if;

  balance := coalesce(account.balance - overdue, 0);
  held := coalesce(account.held, 0);
  available := greatest(balance - held, 0);
  return next;
end;
$$;

revoke execute on function credits.read_balance(uuid, text) from public, anon, authenticated;
grant execute on function credits.read_balance(uuid, text) to authenticated, service_role;

comment on function credits.read_balance(uuid, text) is
  'Balance, held and available as they are now, and what expires next; reads only';
