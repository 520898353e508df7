-- Promises what a tenant owns at this moment, as if everything due had been settled, and what
-- expires next. Writes nothing; one row always. Invoker, so members read their own tenants alone:
-- for anybody else the balance is 0. Reads grants only where some of them expire. The plan is a
-- generic one: planning anew for every tenant, as Postgres would, takes longer than to read.
create function credits.read_balance(tenant_id uuid, credit_type text)
returns table (
  balance bigint,
  held bigint,
  available bigint,
  expires_next_at timestamptz,
  expires_next_credits bigint
)
set plan_cache_mode = force_generic_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
  overdue bigint := 0;
  released bigint := 0;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = read_balance.tenant_id
    and b.credit_type = read_balance.credit_type;

  if account.next_due_at <= now() then
    with moment as (
      select f.expires_at, sum(f.left_over)::bigint as credits
      from credits.foresee(read_balance.tenant_id, read_balance.credit_type) as f
      where f.left_over > 0
      group by f.expires_at
    )
    select
      coalesce(sum(m.credits) filter (where m.expires_at <= now()), 0),
      min(m.expires_at) filter (where m.expires_at > now() and m.expires_at < 'infinity'),
      (
        array_agg(m.credits order by m.expires_at)
        filter (where m.expires_at > now() and m.expires_at < 'infinity')
      )[1]
    into overdue, expires_next_at, expires_next_credits
    from moment as m;

    select coalesce(sum(h.amount_credits), 0)
    into released
    from credits.holds as h
    where h.tenant_id = read_balance.tenant_id
      and h.credit_type = read_balance.credit_type
      and h.state = 'open'
      and h.deadline_at <= now();
  elsif account.next_due_at < 'infinity' then
    -- Nothing is due, so that the open spending says alone what each grant has left.
    select g.expires_at, sum(g.left_over)::bigint
    into expires_next_at, expires_next_credits
    from (
      select
        g.expires_at,
        least(
          g.remaining,
          sum(g.remaining) over (order by g.priority, g.expires_at, g.entry_id)
            - (account.spent_total - account.settled_total)
        ) as left_over
      from credits.grants as g
      where g.tenant_id = read_balance.tenant_id
        and g.credit_type = read_balance.credit_type
        and g.remaining > 0
    ) as g
    where g.left_over > 0
      and g.expires_at < 'infinity'
    group by g.expires_at
    order by g.expires_at
    limit 1;
  end if;

  balance := coalesce(account.balance - overdue, 0);
  held := coalesce(account.held - released, 0);
  available := greatest(balance - held, 0);
  return next;
end;
$$;

revoke execute on function credits.read_balance(uuid, text) from public, anon, authenticated;
grant execute on function credits.read_balance(uuid, text) to authenticated, service_role;

comment on function credits.read_balance(uuid, text) is
  'Balance, held and available as they are now, and what expires next; reads only';
