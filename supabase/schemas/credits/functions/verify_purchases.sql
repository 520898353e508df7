-- Promises a row per purchase that is credited without its grant or granted without being credited,
-- that lost other credits than its money says, or whose freeze the balance does not know. Locks
-- nothing.
create function credits.verify_purchases(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    'a purchase is granted when and only when it is credited',
    coalesce(p.tenant_id, g.tenant_id),
    format('purchase %s', coalesce(p.purchase_id::text, g.source_ref))
  from (
    select p.*
    from billing.purchases as p
    where verify_purchases.tenant_id is null or p.tenant_id = verify_purchases.tenant_id
  ) as p
  full join (
    select g.*
    from credits.grants as g
    where g.source = 'purchase'
      and (verify_purchases.tenant_id is null or g.tenant_id = verify_purchases.tenant_id)
  ) as g
    on g.tenant_id = p.tenant_id
    and g.source_ref = p.purchase_id::text
  where (p.entry_id is not null) is distinct from (g.grant_id is not null)
    or (g.grant_id is not null and (g.entry_id, g.amount_credits)
      is distinct from (p.entry_id, p.amount_credits))
  union all
  select
    'a purchase has lost the credits whose money went back',
    p.tenant_id,
    format('purchase %s', p.purchase_id)
  from billing.purchases as p
  join credits.grants as g
    on g.tenant_id = p.tenant_id
    and g.entry_id = p.entry_id
  cross join lateral (
    select sum(l.spent_out + l.expired_out + l.taken_out) as credits
    from credits.lineage(g.tenant_id, g.grant_id) as l
  ) as lost
  where (verify_purchases.tenant_id is null or p.tenant_id = verify_purchases.tenant_id)
    and (p.reversed_minor, p.reversed_credits, p.reversed_credits) is distinct from (
      billing.money_back(p),
      div(p.amount_credits::numeric * billing.money_back(p), p.price_minor)::bigint,
      lost.credits::bigint
    )
  union all
  select 'an account is frozen while a freeze is not lifted', b.tenant_id, b.credit_type
  from public.tenant_credit_balance as b
  where (verify_purchases.tenant_id is null or b.tenant_id = verify_purchases.tenant_id)
    and b.is_frozen <> exists (
      select
      from billing.freezes as f
      where f.tenant_id = b.tenant_id
        and f.credit_type = b.credit_type
        and f.lifted_at is null
    );
end;
$$;

revoke execute on function credits.verify_purchases(uuid) from public, anon, authenticated;

comment on function credits.verify_purchases(uuid) is
  'Purchases have their grants, reversals follow their money, freezes are known to the balance';
