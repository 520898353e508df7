-- Promises a row per grant or balance whose expiries, reversals or debt do not add up. Locks
-- nothing.
create function credits.verify_reversals(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with taken as (
    select
      g.tenant_id,
      g.credit_type,
      g.grant_id,
      g.amount_credits,
      g.expired_credits + g.reversed_credits as gone,
      g.reversed_credits + coalesce(r.spent, 0) as reversed,
      coalesce(r.spent, 0) as spent,
      coalesce(r.given_back, 0) as given_back,
      coalesce(e.expired, 0) + coalesce(r.taken, 0) as written
    from credits.grants as g
    left join (
      select e.tenant_id, e.reference, -sum(e.amount_credits) as expired
      from credits.entries as e
      where e.kind = 'expire'
      group by e.tenant_id, e.reference
    ) as e
      on e.tenant_id = g.tenant_id
      and e.reference = g.grant_id::text
    left join (
      select
        e.tenant_id,
        e.origin_entry_id,
        sum(e.spent_credits) as spent,
        sum(n.amount_credits) as given_back,
        -- what came back into the grant itself is not gone any more
        sum(-e.amount_credits - e.spent_credits) filter (where n.grant_id is null) as taken
      from credits.entries as e
      left join credits.grants as n
        on n.tenant_id = e.tenant_id
        and n.entry_id = e.entry_id
      where e.kind in ('reverse', 'restore')
      group by e.tenant_id, e.origin_entry_id
    ) as r
      on r.tenant_id = g.tenant_id
      and r.origin_entry_id = g.entry_id
    where verify_reversals.tenant_id is null or g.tenant_id = verify_reversals.tenant_id
  )
  select 'what is gone from a grant has its entries', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.gone <> t.written
  union all
  select 'a grant is reversed at most once over', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.reversed > t.amount_credits
  union all
  select 'a reversal gives back at most what it spent', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.given_back > t.spent
  union all
  select 'only a reversal makes a debt', b.tenant_id, format('balance %s', b.balance)
  from public.tenant_credit_balance as b
  where (verify_reversals.tenant_id is null or b.tenant_id = verify_reversals.tenant_id)
    and b.balance < b.held
    and not exists (
      select
      from credits.entries as e
      where e.tenant_id = b.tenant_id
        and e.credit_type = b.credit_type
        and e.kind = 'reverse'
        and e.spent_credits > 0
        and e.origin_entry_id is not null
    )
  union all
  select 'a balance is due when its first grant or hold is', b.tenant_id, b.next_due_at::text
  from public.tenant_credit_balance as b
  join (
    select g.tenant_id, g.credit_type, g.expires_at as due_at
    from credits.grants as g
    where g.remaining > 0
    union all
    select h.tenant_id, h.credit_type, h.deadline_at
    from credits.holds as h
    where h.state = 'open'
  ) as due
    on due.tenant_id = b.tenant_id
    and due.credit_type = b.credit_type
  where (verify_reversals.tenant_id is null or b.tenant_id = verify_reversals.tenant_id)
  group by b.tenant_id, b.credit_type, b.next_due_at
  having b.next_due_at > min(due.due_at);
end;
$$;

revoke execute on function credits.verify_reversals(uuid) from public, anon, authenticated;

comment on function credits.verify_reversals(uuid) is
  'Expiries and reversals have their entries, debt has its reversal, what is due is known';
