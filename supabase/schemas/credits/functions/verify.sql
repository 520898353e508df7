-- Promises one row per broken rule of the books, none when they are right. Reads everything of one
-- tenant, or of all when tenant_id is null. Locks nothing: run it in a short transaction.
create function credits.verify(tenant_id uuid default null)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security definer
set search_path = ''
as $$
  with entry as (
    select
      e.*,
      lag(e.balance_after, 1, 0::bigint) over history as balance_before,
      lag(e.version, 1, 0::bigint) over history as version_before
    from credits.entries as e
    where verify.tenant_id is null or e.tenant_id = verify.tenant_id
    window history as (partition by e.tenant_id, e.credit_type order by e.version)
  ),
  total as (
    select
      e.tenant_id,
      e.credit_type,
      sum(e.amount_credits) as balance,
      sum(-e.amount_credits) filter (where e.kind in ('deduct', 'capture')) as spent_total,
      max(e.version) as version
    from entry as e
    group by e.tenant_id, e.credit_type
  )
  select 'versions run without gaps', e.tenant_id, format('entry %s', e.entry_id)
  from entry as e
  where e.version <> e.version_before + 1
  union all
  select 'balance_after chains', e.tenant_id, format('entry %s', e.entry_id)
  from entry as e
  where e.balance_after <> e.balance_before + e.amount_credits
  union all
  select
    'a balance is the sum of its entries',
    coalesce(b.tenant_id, t.tenant_id),
    format('row %s, entries %s', b.balance, t.balance)
  from (
    select b.*
    from public.tenant_credit_balance as b
    where verify.tenant_id is null or b.tenant_id = verify.tenant_id
  ) as b
  full join total as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  where (b.balance, b.spent_total, b.version)
    is distinct from (t.balance, coalesce(t.spent_total, 0), t.version)
  union all
  select 'a topup entry has one grant of its amount', e.tenant_id, format('entry %s', e.entry_id)
  from entry as e
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.entry_id
  where (e.kind = 'topup') is distinct from (g.amount_credits = e.amount_credits)
    and (e.kind = 'topup' or g.grant_id is not null)
  union all
  select
    'a purchase is granted when and only when it is credited',
    coalesce(p.tenant_id, g.tenant_id),
    format('purchase %s', coalesce(p.purchase_id::text, g.source_ref))
  from (
    select p.*
    from billing.purchases as p
    where verify.tenant_id is null or p.tenant_id = verify.tenant_id
  ) as p
  full join (
    select g.*
    from credits.grants as g
    where g.source = 'purchase'
      and (verify.tenant_id is null or g.tenant_id = verify.tenant_id)
  ) as g
    on g.tenant_id = p.tenant_id
    and g.source_ref = p.purchase_id::text
  where (p.status = 'credited') is distinct from (g.grant_id is not null)
    or (g.grant_id is not null and (g.entry_id, g.amount_credits)
      is distinct from (p.entry_id, p.amount_credits));
$$;

revoke execute on function credits.verify(uuid) from public, anon, authenticated;
grant execute on function credits.verify(uuid) to service_role;

comment on function credits.verify(uuid) is
  'Proves the books of one tenant or of all: one row per broken rule, none when they are right';
