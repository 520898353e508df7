-- Promises a row per hold that does not add up, or balance that holds something else: what is held
-- is what is open, and what ended gave back the rest. Locks nothing.
create function credits.verify_holds(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select 'held is the sum of open holds', b.tenant_id, format('held %s', b.held)
  from public.tenant_credit_balance as b
  left join (
    select h.tenant_id, h.credit_type, sum(h.amount_credits) as held
    from credits.holds as h
    where h.state = 'open'
    group by h.tenant_id, h.credit_type
  ) as h
    on h.tenant_id = b.tenant_id
    and h.credit_type = b.credit_type
  where (verify_holds.tenant_id is null or b.tenant_id = verify_holds.tenant_id)
    and b.held <> coalesce(h.held, 0)
  union all
  select 'a hold begins by an entry of its amount', h.tenant_id, format('%s', h.hold_id)
  from credits.holds as h
  left join credits.entries as e
    on e.tenant_id = h.tenant_id
    and e.entry_id = h.entry_id
    and e.credit_type = h.credit_type
    and e.kind = 'hold'
  where (verify_holds.tenant_id is null or h.tenant_id = verify_holds.tenant_id)
    and (e.spent_credits, e.spent_total_after) is distinct from
      (h.amount_credits, h.from_spent + h.amount_credits)
  union all
  select 'a hold ends by one entry, which gives the rest back', h.tenant_id, format('%s', h.hold_id)
  from credits.holds as h
  left join (
    select
      e.tenant_id,
      e.origin_entry_id,
      count(distinct e.entry_id) as endings,
      max(-e.amount_credits) as captured,
      coalesce(sum(r.to_spent - r.from_spent), 0) as returned
    from credits.entries as e
    left join credits.returns as r
      on r.tenant_id = e.tenant_id
      and r.entry_id = e.entry_id
    where e.kind in ('capture', 'release')
    group by e.tenant_id, e.origin_entry_id
  ) as e
    on e.tenant_id = h.tenant_id
    and e.origin_entry_id = h.entry_id
  where (verify_holds.tenant_id is null or h.tenant_id = verify_holds.tenant_id)
    and case
      when h.state = 'open' then e.endings is not null
      else (e.endings, e.captured, e.returned) is distinct from (
        1::bigint, h.captured_credits, greatest(h.amount_credits - h.captured_credits, 0)::numeric
      )
    end;
end;
$$;

revoke execute on function credits.verify_holds(uuid) from public, anon, authenticated;

comment on function credits.verify_holds(uuid) is
  'What is held is open, and what ended gave the rest back';
