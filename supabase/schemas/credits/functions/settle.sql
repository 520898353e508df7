-- Promises that all spending so far is laid onto grants, as far as they reach, in burn order: lower
-- priority number first, then what expires earlier, then what is older. What no grant could pay is
-- debt; it stays open, and the next grant pays it first. Call it under the tenant's balance row
-- lock, before anything that changes the set of grants: until then the order could not have
-- changed, which is why a deduct may leave grants alone. Locks the grants it takes from.
create function credits.settle(tenant_id uuid, credit_type text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
  laid_total bigint;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = settle.tenant_id
    and b.credit_type = settle.credit_type
  for update;

  if account.spent_total is not distinct from account.settled_total then
    return;
  end if;

  with burnt as (
    select p.grant_id, p.laid_before, p.laid
    from credits.plan_burns(
      settle.tenant_id, settle.credit_type, account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  taken as (
    update credits.grants as g
    set remaining = g.remaining - burnt.laid
    from burnt
    where g.tenant_id = settle.tenant_id
      and g.grant_id = burnt.grant_id
  ),
  logged as (
    insert into credits.burns (tenant_id, credit_type, grant_id, from_spent, to_spent)
    select
      settle.tenant_id,
      settle.credit_type,
      burnt.grant_id,
      account.settled_total + burnt.laid_before,
      account.settled_total + burnt.laid_before + burnt.laid
    from burnt
  )
  select coalesce(sum(burnt.laid), 0)
  into laid_total
  from burnt;

  update public.tenant_credit_balance as b
  set settled_total = b.settled_total + laid_total
  where b.tenant_id = settle.tenant_id
    and b.credit_type = settle.credit_type;
end;
$$;

revoke execute on function credits.settle(uuid, text) from public, anon, authenticated;

comment on function credits.settle(uuid, text) is
  'Lays open spending onto grants in burn order and writes the burns';
