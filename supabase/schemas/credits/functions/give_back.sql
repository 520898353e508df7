-- Promises that a settled stretch of spending returns to the grants that paid for it. A grant that
-- has expired meanwhile lives on for the grace period if there is one; with none, what returned
-- expires with the next write or read. Call it under the balance row's lock, after settle. Locks
-- the grants.
create function credits.give_back(
  account public.tenant_credit_balance,
  from_spent bigint,
  to_spent bigint,
  entry_id bigint,
  grace interval default null
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  due_at timestamptz;
begin
  with part as (
    select
      u.grant_id,
      greatest(u.from_spent, give_back.from_spent) as from_spent,
      least(u.to_spent, give_back.to_spent) as to_spent
    from credits.burns as u
    where u.tenant_id = (account).tenant_id
      and u.credit_type = (account).credit_type
      -- burns tile the line: the first that matters is the one in which the stretch begins
      and u.from_spent >= (
        select max(s.from_spent)
        from credits.burns as s
        where s.tenant_id = (account).tenant_id
          and s.credit_type = (account).credit_type
          and s.from_spent <= give_back.from_spent
      )
      and u.from_spent < give_back.to_spent
  ),
  logged as (
    insert into credits.returns (
      tenant_id, credit_type, grant_id, from_spent, to_spent, entry_id
    )
    select
      (account).tenant_id, (account).credit_type, part.grant_id, part.from_spent, part.to_spent,
      give_back.entry_id
    from part
  ),
  returned as (
    update credits.grants as g
    set remaining = g.remaining + back.credits,
      expires_at = case
        when g.expires_at <= now() then coalesce(now() + give_back.grace, g.expires_at)
        else g.expires_at
      end
    from (
      select part.grant_id, sum(part.to_spent - part.from_spent)::bigint as credits
      from part
      group by part.grant_id
    ) as back
    where g.tenant_id = (account).tenant_id
      and g.grant_id = back.grant_id
    returning g.expires_at
  )
  select min(returned.expires_at)
  into due_at
  from returned;

  update public.tenant_credit_balance as b
  set next_due_at = least(b.next_due_at, due_at)
  where b.tenant_id = (account).tenant_id
    and b.credit_type = (account).credit_type;
end;
$$;

revoke execute on function credits.give_back(
  public.tenant_credit_balance, bigint, bigint, bigint, interval
) from public, anon, authenticated;

comment on function credits.give_back(
  public.tenant_credit_balance, bigint, bigint, bigint, interval
) is 'Returns a settled stretch of spending to the grants that paid for it';
