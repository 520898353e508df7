-- Promises a row per balance, hold or restore that does not add up: what is held is what is open,
-- what ended gave back the rest, and nothing came back twice. Locks nothing.
create function credits.verify_holds(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security invoker
set search_path = ''
as $$
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
    end
  union all
  select 'restores give back at most what was spent', o.tenant_id, format('entry %s', o.entry_id)
  from credits.entries as o
  join (
    select e.tenant_id, e.origin_entry_id, sum(e.amount_credits) as restored
    from credits.entries as e
    where e.kind = 'restore'
    group by e.tenant_id, e.origin_entry_id
  ) as e
    on e.tenant_id = o.tenant_id
    and e.origin_entry_id = o.entry_id
  left join credits.grants as g
    on g.tenant_id = o.tenant_id
    and g.entry_id = o.entry_id
  where (verify_holds.tenant_id is null or o.tenant_id = verify_holds.tenant_id)
    and g.grant_id is null
    and (e.restored > -o.amount_credits or o.kind not in ('deduct', 'capture'))
  union all
  select 'a restore returns its amount to grants', e.tenant_id, format('entry %s', e.entry_id)
  from credits.entries as e
  left join (
    select r.tenant_id, r.entry_id, sum(r.to_spent - r.from_spent) as returned
    from credits.returns as r
    group by r.tenant_id, r.entry_id
  ) as r
    on r.tenant_id = e.tenant_id
    and r.entry_id = e.entry_id
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.origin_entry_id
  where e.kind = 'restore'
    and (verify_holds.tenant_id is null or e.tenant_id = verify_holds.tenant_id)
    -- what gives a reversal back has its own rules
    and g.grant_id is null
    and e.amount_credits is distinct from r.returned
  union all
  select 'what comes back was spent, once', r.tenant_id, format('spending from %s', r.from_spent)
  from (
    select
      r.*,
      lag(r.to_spent, 1, 0::bigint) over (
        partition by r.tenant_id, r.credit_type order by r.from_spent
      ) as previous_end
    from credits.returns as r
    where verify_holds.tenant_id is null or r.tenant_id = verify_holds.tenant_id
  ) as r
  where r.from_spent < r.previous_end
    or not exists (
      select
      from credits.burns as u
      where u.tenant_id = r.tenant_id
        and u.grant_id = r.grant_id
        and u.from_spent <= r.from_spent
        and u.to_spent >= r.to_spent
    );
$$;

revoke execute on function credits.verify_holds(uuid) from public, anon, authenticated;

comment on function credits.verify_holds(uuid) is
  'What is held is open, what ended gave the rest back, nothing came back twice';
