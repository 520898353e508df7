-- Promises a row per entry or balance that does not continue the history before it. Locks nothing.
create function credits.verify_history(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security invoker
set search_path = ''
as $$
  with entry as (
    select
      e.*,
      lag(e.balance_after, 1, 0::bigint) over history as balance_before,
      lag(e.version, 1, 0::bigint) over history as version_before
    from credits.entries as e
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
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
    where verify_history.tenant_id is null or b.tenant_id = verify_history.tenant_id
  ) as b
  full join total as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  where (b.balance, b.spent_total, b.version)
    is distinct from (t.balance, coalesce(t.spent_total, 0), t.version);
$$;

revoke execute on function credits.verify_history(uuid) from public, anon, authenticated;

comment on function credits.verify_history(uuid) is
  'Versions, running balances and sums of the entries';
