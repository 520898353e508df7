-- Promises a row per grant or balance whose grants and burns do not add up. Locks nothing.
create function credits.verify_grants(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security invoker
set search_path = ''
as $$
  select 'a topup entry has one grant of its amount', e.tenant_id, format('entry %s', e.entry_id)
  from credits.entries as e
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.entry_id
  where (verify_grants.tenant_id is null or e.tenant_id = verify_grants.tenant_id)
    and (e.kind = 'topup' or g.grant_id is not null)
    and (e.kind = 'topup') is distinct from (g.amount_credits = e.amount_credits)
  union all
  select
    'a balance is what its grants have left, less open spending',
    b.tenant_id,
    format('balance %s, grants %s', b.balance, g.remaining)
  from public.tenant_credit_balance as b
  left join (
    select g.tenant_id, g.credit_type, sum(g.remaining) as remaining
    from credits.grants as g
    group by g.tenant_id, g.credit_type
  ) as g
    on g.tenant_id = b.tenant_id
    and g.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and b.balance <> coalesce(g.remaining, 0) - (b.spent_total - b.settled_total)
  union all
  select 'a grant has burnt what is neither left nor expired', g.tenant_id, format('%s', g.grant_id)
  from credits.grants as g
  left join (
    select u.tenant_id, u.grant_id, sum(u.to_spent - u.from_spent) as burnt
    from credits.burns as u
    group by u.tenant_id, u.grant_id
  ) as u
    on u.tenant_id = g.tenant_id
    and u.grant_id = g.grant_id
  where (verify_grants.tenant_id is null or g.tenant_id = verify_grants.tenant_id)
    and coalesce(u.burnt, 0) <> g.amount_credits - g.remaining - g.expired_credits
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
        u.tenant_id,
        g.credit_type,
        u.from_spent,
        u.to_spent,
        lag(u.to_spent, 1, 0::bigint) over (
          partition by u.tenant_id, g.credit_type order by u.from_spent
        ) as previous_end
      from credits.burns as u
      join credits.grants as g
        on g.tenant_id = u.tenant_id
        and g.grant_id = u.grant_id
    ) as t
    group by t.tenant_id, t.credit_type
  ) as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and not (coalesce(t.is_tiled, true) and coalesce(t.ends_at, 0) = b.settled_total)
  union all
  select 'an expired grant has the entries that say so', g.tenant_id, format('%s', g.grant_id)
  from credits.grants as g
  left join (
    select e.tenant_id, e.reference, -sum(e.amount_credits) as expired_credits
    from credits.entries as e
    where e.kind = 'expire'
    group by e.tenant_id, e.reference
  ) as e
    on e.tenant_id = g.tenant_id
    and e.reference = g.grant_id::text
  where (verify_grants.tenant_id is null or g.tenant_id = verify_grants.tenant_id)
    and g.expired_credits <> coalesce(e.expired_credits, 0)
  union all
  select 'a balance is due when its first grant expires', b.tenant_id, format('%s', b.next_due_at)
  from public.tenant_credit_balance as b
  join credits.grants as g
    on g.tenant_id = b.tenant_id
    and g.credit_type = b.credit_type
    and g.remaining > 0
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
  group by b.tenant_id, b.credit_type, b.next_due_at
  having b.next_due_at > min(g.expires_at);
$$;

revoke execute on function credits.verify_grants(uuid) from public, anon, authenticated;

comment on function credits.verify_grants(uuid) is
  'Topups have grants, grants add up to balances, burns tile the spending';
