-- Promises which credits the holds past their deadline give back to which grants, in the order in
-- which settlement will end them: by deadline, then age, and within a hold in burn order. Debt is
-- paid from them in that order; room_before is what the ones before a stretch give back. Writes
-- nothing. Invoker: members read their own rows.
create function credits.due_returns(tenant_id uuid, credit_type text)
returns table (grant_id uuid, from_spent bigint, to_spent bigint, room_before bigint)
rows 20
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = due_returns.tenant_id
    and b.credit_type = due_returns.credit_type;

  return query
  with due_hold as (
    select h.deadline_at, h.entry_id, h.from_spent, h.from_spent + h.amount_credits as to_spent
    from credits.holds as h
    where h.tenant_id = due_returns.tenant_id
      and h.credit_type = due_returns.credit_type
      and h.state = 'open'
      and h.deadline_at <= now()
  ),
  burn as (
    select u.grant_id, u.from_spent, u.to_spent
    from credits.burns as u
    where u.tenant_id = due_returns.tenant_id
      and u.credit_type = due_returns.credit_type
      and u.from_spent >= (
        select max(s.from_spent)
        from credits.burns as s
        where s.tenant_id = due_returns.tenant_id
          and s.credit_type = due_returns.credit_type
          and s.from_spent <= (select min(h.from_spent) from due_hold as h)
      )
    union all
    select
      p.grant_id,
      account.settled_total + p.laid_before,
      account.settled_total + p.laid_before + p.laid
    from credits.plan_burns(
      due_returns.tenant_id, due_returns.credit_type, account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  piece as (
    select
      u.grant_id,
      greatest(u.from_spent, h.from_spent) as from_spent,
      least(u.to_spent, h.to_spent) as to_spent,
      row_number() over (
        order by h.deadline_at, h.entry_id, g.priority, g.expires_at, g.entry_id, u.from_spent
      ) as place
    from due_hold as h
    join burn as u
      on u.from_spent < h.to_spent
      and u.to_spent > h.from_spent
    -- with a limit, so that each is looked up, however few grants the planner expects
    cross join lateral (
      select g.priority, g.expires_at, g.entry_id
      from credits.grants as g
      where g.tenant_id = due_returns.tenant_id
        and g.grant_id = u.grant_id
      limit 1
    ) as g
  )
  select
    p.grant_id,
    p.from_spent,
    p.to_spent,
    (sum(p.to_spent - p.from_spent) over (order by p.place) - (p.to_spent - p.from_spent))::bigint
  from piece as p;
end;
$$;

revoke execute on function credits.due_returns(uuid, text) from public, anon, authenticated;
grant execute on function credits.due_returns(uuid, text) to authenticated, service_role;

comment on function credits.due_returns(uuid, text) is
  'What holds past their deadline give back to each grant, in order; reads only';
