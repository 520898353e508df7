-- Promises a row per grant or balance whose grants and burns do not add up. Locks nothing.
create function credits.verify_grants(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select 'what is granted has one grant of its amount', e.tenant_id, format('entry %s', e.entry_id)
  from credits.entries as e
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.entry_id
  where (verify_grants.tenant_id is null or e.tenant_id = verify_grants.tenant_id)
    and case
      when e.kind = 'restore' then g.amount_credits <> e.amount_credits
      else (e.kind = 'topup' or (e.kind = 'adjust' and e.amount_credits > 0))
        is distinct from coalesce(g.amount_credits = e.amount_credits, false)
    end
  union all
  select 'grants and holds belong to a balance', o.tenant_id, format('%s', o.owned_id)
  from (
    select g.tenant_id, g.credit_type, g.grant_id as owned_id
    from credits.grants as g
    union all
    select h.tenant_id, h.credit_type, h.hold_id
    from credits.holds as h
  ) as o
  where (verify_grants.tenant_id is null or o.tenant_id = verify_grants.tenant_id)
    and not exists (
      select
      from public.tenant_credit_balance as b
      where b.tenant_id = o.tenant_id
        and b.credit_type = o.credit_type
    )
  union all
  select 'a balance has its account', b.tenant_id, b.credit_type
  from public.tenant_credit_balance as b
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and not exists (
      select
      from credits.accounts as a
      where a.tenant_id = b.tenant_id
        and a.credit_type = b.credit_type
    )
  union all
  select
    'what is not held is what grants have left, less open spending',
    b.tenant_id,
    format('balance %s, held %s, grants %s', b.balance, b.held, g.remaining)
  from public.tenant_credit_balance as b
  left join (
    select g.tenant_id, g.credit_type, sum(g.remaining) as remaining
    from credits.grants as g
    group by g.tenant_id, g.credit_type
  ) as g
    on g.tenant_id = b.tenant_id
    and g.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and b.balance - b.held <> coalesce(g.remaining, 0) - (b.spent_total - b.settled_total)
  union all
  select 'a grant paid what is neither left nor gone', g.tenant_id, format('%s', g.grant_id)
  from credits.grants as g
  left join (
    select u.tenant_id, u.grant_id, sum(u.to_spent - u.from_spent) as burnt
    from credits.burns as u
    group by u.tenant_id, u.grant_id
  ) as u
    on u.tenant_id = g.tenant_id
    and u.grant_id = g.grant_id
  left join (
    select r.tenant_id, r.grant_id, sum(r.to_spent - r.from_spent) as returned
    from credits.returns as r
    group by r.tenant_id, r.grant_id
  ) as r
    on r.tenant_id = g.tenant_id
    and r.grant_id = g.grant_id
  where (verify_grants.tenant_id is null or g.tenant_id = verify_grants.tenant_id)
    and coalesce(u.burnt, 0) - coalesce(r.returned, 0)
      <> g.amount_credits - g.remaining - g.expired_credits - g.reversed_credits
  union all
  select 'burns tile the settled spending', b.tenant_id, format('settled %s', b.settled_total)
  from public.tenant_credit_balance as b
  left join (
    select
      t.tenant_id,
      t.credit_type,
      max(t.to_spent) as ends_at,
      bool_and(t.from_spent = t.previous_end) as is_tiled
    from (
      select
        u.*,
        lag(u.to_spent, 1, 0::bigint) over (
          partition by u.tenant_id, u.credit_type order by u.from_spent
        ) as previous_end
      from credits.burns as u
    ) as t
    group by t.tenant_id, t.credit_type
  ) as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and not (coalesce(t.is_tiled, true) and coalesce(t.ends_at, 0) = b.settled_total);
end;
$$;

revoke execute on function credits.verify_grants(uuid) from public, anon, authenticated;

comment on function credits.verify_grants(uuid) is
  'Topups have grants, grants add up to balances, burns tile the spending';
