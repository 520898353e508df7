-- Promises what each grant has left at this moment, as if everything due had been settled: open
-- spending laid, holds past their deadline given back, debt paid from that. Writes nothing, so that
-- reads can tell the truth; what has expired is still listed. Invoker: members read their own rows.
create function credits.foresee(tenant_id uuid, credit_type text)
returns table (grant_id uuid, expires_at timestamptz, left_over bigint)
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
  where b.tenant_id = foresee.tenant_id
    and b.credit_type = foresee.credit_type;

  return query
  with plan as (
    select p.*
    from credits.plan_burns(
      foresee.tenant_id, foresee.credit_type, account.spent_total - account.settled_total
    ) as p
  ),
  due_hold as (
    select h.from_spent, h.from_spent + h.amount_credits as to_spent
    from credits.holds as h
    where h.tenant_id = foresee.tenant_id
      and h.credit_type = foresee.credit_type
      and h.state = 'open'
      and h.deadline_at <= now()
  ),
  burn as (
    select u.grant_id, u.from_spent, u.to_spent
    from credits.burns as u
    where u.tenant_id = foresee.tenant_id
      and u.credit_type = foresee.credit_type
      and u.to_spent > (select min(h.from_spent) from due_hold as h)
    union all
    select
      p.grant_id,
      account.settled_total + p.laid_before,
      account.settled_total + p.laid_before + p.laid
    from plan as p
    where p.laid > 0
  ),
  returned as (
    select
      u.grant_id,
      sum(least(u.to_spent, h.to_spent) - greatest(u.from_spent, h.from_spent)) as credits
    from due_hold as h
    join burn as u
      on u.from_spent < h.to_spent
      and u.to_spent > h.from_spent
    group by u.grant_id
  ),
  line as (
    select
      g.grant_id,
      g.expires_at,
      coalesce(p.left_over, 0) + coalesce(r.credits, 0) as full_left,
      sum(coalesce(p.left_over, 0) + coalesce(r.credits, 0)) over (
        order by g.priority, g.expires_at, g.entry_id
      ) as room,
      account.spent_total - account.settled_total - sum(coalesce(p.laid, 0)) over () as debt
    from plan as p
    full join returned as r
      on r.grant_id = p.grant_id
    join credits.grants as g
      on g.tenant_id = foresee.tenant_id
      and g.grant_id = coalesce(p.grant_id, r.grant_id)
  )
  select
    line.grant_id,
    line.expires_at,
    -- debt is paid in burn order too: what the grants before this one could not pay
    least(line.full_left, greatest(line.room - line.debt, 0))::bigint
  from line;
end;
$$;

revoke execute on function credits.foresee(uuid, text) from public, anon, authenticated;
grant execute on function credits.foresee(uuid, text) to authenticated, service_role;

comment on function credits.foresee(uuid, text) is
  'What each grant has left now, with everything due taken into account; reads only';
