-- Promises a row per purchase that is credited without its grant, or granted without being
-- credited. Locks nothing.
create function credits.verify_purchases(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security invoker
set search_path = ''
as $$
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
  where (p.status = 'credited') is distinct from (g.grant_id is not null)
    or (g.grant_id is not null and (g.entry_id, g.amount_credits)
      is distinct from (p.entry_id, p.amount_credits));
$$;

revoke execute on function credits.verify_purchases(uuid) from public, anon, authenticated;

comment on function credits.verify_purchases(uuid) is
  'A purchase is granted when and only when it is credited';
