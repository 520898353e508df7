-- Promises a row per entry that is wrong by itself, whatever came before it. Locks nothing.
create function credits.verify_entries(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select rule.broken_rule, e.tenant_id, format('entry %s', e.entry_id)
  from (
    select
      e.tenant_id,
      e.entry_id,
      case
        when e.kind in ('deduct', 'adjust') then e.spent_credits = greatest(-e.amount_credits, 0)
        when e.kind = 'capture' then
          e.spent_credits = greatest(-e.amount_credits - coalesce(h.amount_credits, 0), 0)
        when e.kind = 'hold' then e.spent_credits > 0
        when e.kind = 'reverse' then e.spent_credits between 0 and -e.amount_credits
        else e.spent_credits = 0
      end as spends_as_its_kind,
      case
        when e.kind = 'topup' then e.amount_credits > 0
        when e.kind = 'restore' then e.amount_credits >= 0
        when e.kind in ('deduct', 'capture', 'expire') then e.amount_credits < 0
        when e.kind in ('hold', 'release') then e.amount_credits = 0
        when e.kind = 'reverse' then e.amount_credits <= 0
        else e.amount_credits <> 0
      end as has_sign_of_its_kind,
      e.unit_price is null
        or (e.kind = 'deduct' and -e.amount_credits = e.unit_price::numeric * e.quantity)
        as costs_its_price,
      -- What credits.check_request lets through; most metadata is empty, which is quick to see.
      char_length(e.idempotency_key) between 1 and 255
        and (
          e.metadata = '{}'
          or (jsonb_typeof(e.metadata) = 'object' and octet_length(e.metadata::text) <= 4096)
        ) as keeps_within_bounds
    from credits.entries as e
    left join credits.holds as h
      on e.kind in ('capture', 'release')
      and h.tenant_id = e.tenant_id
      and h.entry_id = e.origin_entry_id
    where verify_entries.tenant_id is null or e.tenant_id = verify_entries.tenant_id
  ) as e
  cross join lateral (
    values
      ('an entry spends what its kind says', e.spends_as_its_kind),
      ('an entry has the sign of its kind', e.has_sign_of_its_kind),
      ('a deduct costs its price times its quantity', e.costs_its_price),
      ('key and metadata keep within their bounds', e.keeps_within_bounds)
  ) as rule (broken_rule, is_kept)
  -- Says first whether anything is wrong: telling the rules apart takes ten times as long.
  where (
    e.spends_as_its_kind
    and e.has_sign_of_its_kind
    and e.costs_its_price
    and e.keeps_within_bounds
  ) is not true
    and rule.is_kept is not true;
end;
$$;

revoke execute on function credits.verify_entries(uuid) from public, anon, authenticated;

comment on function credits.verify_entries(uuid) is
  'Sign, spending, price and bounds of every entry';
