-- Promises a row per entry or balance that does not continue the history before it. Locks nothing.
create function credits.verify_history(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  -- Only the columns that chain: they are sorted, and whole rows take several times as long.
  with entry as (
    select
      e.tenant_id,
      e.entry_id,
      e.version = lag(e.version, 1, 0::bigint) over history + 1 as version_chains,
      e.balance_after = lag(e.balance_after, 1, 0::bigint) over history + e.amount_credits
        as balance_chains,
      e.held_after = lag(e.held_after, 1, 0::bigint) over history
        + case when e.kind = 'hold' then e.spent_credits else -coalesce(h.amount_credits, 0) end
        as held_chains,
      e.spent_total_after = lag(e.spent_total_after, 1, 0::bigint) over history + e.spent_credits
        as spent_total_chains
    from credits.entries as e
    left join credits.holds as h
      on e.kind in ('capture', 'release')
      and h.tenant_id = e.tenant_id
      and h.entry_id = e.origin_entry_id
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
    window history as (partition by e.tenant_id, e.credit_type order by e.version)
  ),
  total as (
    select
      e.tenant_id,
      e.credit_type,
      sum(e.amount_credits) as balance,
      sum(e.spent_credits) as spent_total,
      max(e.version) as version
    from credits.entries as e
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
    group by e.tenant_id, e.credit_type
  )
  select rule.broken_rule, e.tenant_id, format('entry %s', e.entry_id)
  from entry as e
  cross join lateral (
    values
      ('versions run without gaps', e.version_chains),
      ('balance_after chains', e.balance_chains),
      ('held_after chains', e.held_chains),
      ('spent_total_after chains', e.spent_total_chains)
  ) as rule (broken_rule, is_kept)
  where (
    e.version_chains and e.balance_chains and e.held_chains and e.spent_total_chains
  ) is not true
    and rule.is_kept is not true
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
  -- A budget may come before the first entry: then the row says that there is nothing yet.
  where (b.balance, b.spent_total, b.version) is distinct from
    (coalesce(t.balance, 0), coalesce(t.spent_total, 0), coalesce(t.version, 0));
end;
$$;

revoke execute on function credits.verify_history(uuid) from public, anon, authenticated;

comment on function credits.verify_history(uuid) is
  'Versions, running balances, holds and spending, and sums of the entries';
