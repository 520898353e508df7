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
      coalesce(h.amount_credits, 0) as ended_hold,
      lag(e.balance_after, 1, 0::bigint) over history as balance_before,
      lag(e.held_after, 1, 0::bigint) over history as held_before,
      lag(e.spent_total_after, 1, 0::bigint) over history as spent_total_before,
      lag(e.version, 1, 0::bigint) over history as version_before
    from credits.entries as e
    left join credits.holds as h
      on e.kind in ('capture', 'release')
      and h.tenant_id = e.tenant_id
      and h.entry_id = e.origin_entry_id
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
    window history as (partition by e.tenant_id, e.credit_type order by e.version)
  ),
  broken as (
    select
      e.*,
      e.version <> e.version_before + 1 as has_gap,
      e.balance_after <> e.balance_before + e.amount_credits as balance_breaks,
      e.held_after <> e.held_before - e.ended_hold
        + case e.kind when 'hold' then e.spent_credits else 0 end as held_breaks,
      e.spent_total_after <> e.spent_total_before + e.spent_credits as spending_breaks,
      not case
        when e.kind in ('deduct', 'adjust') then e.spent_credits = greatest(-e.amount_credits, 0)
        when e.kind = 'capture'
          then e.spent_credits = greatest(-e.amount_credits - e.ended_hold, 0)
        when e.kind = 'hold' then e.spent_credits > 0
        when e.kind = 'reverse' then e.spent_credits between 0 and -e.amount_credits
        else e.spent_credits = 0
      end as spends_wrongly,
      not case
        when e.kind = 'topup' then e.amount_credits > 0
        when e.kind = 'restore' then e.amount_credits >= 0
        when e.kind in ('deduct', 'capture', 'expire') then e.amount_credits < 0
        when e.kind in ('hold', 'release') then e.amount_credits = 0
        when e.kind = 'reverse' then e.amount_credits <= 0
        else e.amount_credits <> 0
      end as has_wrong_sign,
      e.unit_price is not null
        and (e.kind <> 'deduct' or -e.amount_credits <> e.unit_price::numeric * e.quantity)
        as is_mispriced,
      -- What credits.check_request lets through; most metadata is empty, which is quick to see.
      char_length(e.idempotency_key) not between 1 and 255
        or e.metadata <> '{}'
        and (jsonb_typeof(e.metadata) <> 'object' or octet_length(e.metadata::text) > 4096)
        as is_out_of_bounds
    from entry as e
  ),
  total as (
    select
      e.tenant_id,
      e.credit_type,
      sum(e.amount_credits) as balance,
      sum(e.spent_credits) as spent_total,
      max(e.version) as version
    from entry as e
    group by e.tenant_id, e.credit_type
  )
  select rule.broken_rule, e.tenant_id, format('entry %s', e.entry_id)
  from broken as e
  cross join lateral (
    values
      ('versions run without gaps', e.has_gap),
      ('balance_after chains', e.balance_breaks),
      ('held_after chains', e.held_breaks),
      ('spent_total_after chains', e.spending_breaks),
      ('an entry spends what its kind says', e.spends_wrongly),
      ('an entry has the sign of its kind', e.has_wrong_sign),
      ('a deduct costs its price times its quantity', e.is_mispriced),
      ('key and metadata keep within their bounds', e.is_out_of_bounds)
  ) as rule (broken_rule, is_broken)
  where rule.is_broken
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
$$;

revoke execute on function credits.verify_history(uuid) from public, anon, authenticated;

comment on function credits.verify_history(uuid) is
  'Versions, running balances, holds and spending, prices, bounds and sums of the entries';
