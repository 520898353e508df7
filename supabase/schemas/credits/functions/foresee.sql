-- Promises what each grant has left at this moment, as if everything due had been settled: open
-- spending laid, holds past their deadline given back, debt paid from that. Writes nothing, so that
-- reads can tell the truth; what has expired is still listed. Invoker: members read their own rows.
create function credits.foresee(tenant_id uuid, credit_type text)
returns table (grant_id uuid, expires_at timestamptz, left_over bigint)
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
  where b.tenant_id = foresee.tenant_id
    and b.credit_type = foresee.credit_type;

  if account.next_due_at > now() then
    return query
    select p.grant_id, p.expires_at, p.left_over
    from credits.plan_burns(
      foresee.tenant_id, foresee.credit_type, account.spent_total - account.settled_total
    ) as p;
    return;
  end if;

  return query
  with plan as (
    select p.*
    from credits.plan_burns(
      foresee.tenant_id, foresee.credit_type, account.spent_total - account.settled_total
    ) as p
  ),
  open_debt as (
    select account.spent_total - account.settled_total - coalesce(sum(p.laid), 0) as credits
    from plan as p
  ),
  returned as (
    select
      r.grant_id,
      sum(least(r.to_spent - r.from_spent, greatest(
        r.room_before + r.to_spent - r.from_spent - d.credits, 0
      ))) as credits
    from credits.due_returns(foresee.tenant_id, foresee.credit_type) as r
    cross join open_debt as d
    group by r.grant_id
  )
  select
    g.grant_id,
    g.expires_at,
    (coalesce(p.left_over, 0) + coalesce(r.credits, 0))::bigint
  from plan as p
  full join returned as r
    on r.grant_id = p.grant_id
  -- with a limit, so that each is looked up, however few grants the planner expects
  cross join lateral (
    select g.grant_id, g.expires_at
    from credits.grants as g
    where g.tenant_id = foresee.tenant_id
      and g.grant_id = coalesce(p.grant_id, r.grant_id)
    limit 1
  ) as g;
end;
$$;

revoke execute on function credits.foresee(uuid, text) from public, anon, authenticated;
grant execute on function credits.foresee(uuid, text) to authenticated, service_role;

comment on function credits.foresee(uuid, text) is
  'What each grant has left now, with everything due taken into account; reads only';
