-- Promises the burns that settlement would write now: open spending laid onto the grants, then debt
-- onto what holds past their deadline give back. What no grant can pay is missing. Writes nothing.
-- Invoker: members read their own rows.
create function credits.foresee_burns(tenant_id uuid, credit_type text)
returns table (grant_id uuid, from_spent bigint, to_spent bigint)
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
  where b.tenant_id = foresee_burns.tenant_id
    and b.credit_type = foresee_burns.credit_type;

  return query
  with plan as (
    select p.*
    from credits.plan_burns(
      foresee_burns.tenant_id, foresee_burns.credit_type,
      account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  laid as (
    select coalesce(account.settled_total + sum(p.laid), account.settled_total) as through
    from plan as p
  )
  select
    p.grant_id,
    account.settled_total + p.laid_before,
    account.settled_total + p.laid_before + p.laid
  from plan as p
  union all
  select
    r.grant_id,
    (laid.through + r.room_before)::bigint,
    least(laid.through + r.room_before + r.to_spent - r.from_spent, account.spent_total)::bigint
  from laid
  join lateral credits.due_returns(foresee_burns.tenant_id, foresee_burns.credit_type) as r
    on laid.through + r.room_before < account.spent_total
  where account.next_due_at <= now()
    and laid.through < account.spent_total;
end;
$$;

revoke execute on function credits.foresee_burns(uuid, text) from public, anon, authenticated;
grant execute on function credits.foresee_burns(uuid, text) to authenticated, service_role;

comment on function credits.foresee_burns(uuid, text) is
  'The burns that settlement would write now; reads only';
