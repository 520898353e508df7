-- Promises a row per restore or return that gives back what was not spent, or twice, or something
-- else than its entry says. Locks nothing.
create function credits.verify_returns(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
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
  where (verify_returns.tenant_id is null or o.tenant_id = verify_returns.tenant_id)
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
    and (verify_returns.tenant_id is null or e.tenant_id = verify_returns.tenant_id)
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
    where verify_returns.tenant_id is null or r.tenant_id = verify_returns.tenant_id
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
end;
$$;

revoke execute on function credits.verify_returns(uuid) from public, anon, authenticated;

comment on function credits.verify_returns(uuid) is
  'What came back was spent, is what its entry says, and came back once';
