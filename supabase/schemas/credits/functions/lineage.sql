-- Promises a row for a grant and for each that gave back what its reversals had spent, newest last:
-- what can still be reversed of it, how much of that it holds itself (left or expired), and what is
-- reversed now, by where it came from. Locks nothing: call it behind lock_grant.
create function credits.lineage(tenant_id uuid, grant_id uuid)
returns table (
  grant_id uuid,
  entry_id bigint,
  reversible bigint,
  own bigint,
  spent_out bigint,
  expired_out bigint,
  taken_out bigint
)
language sql
stable
security invoker
set search_path = ''
as $$
  select
    g.grant_id,
    g.entry_id,
    g.amount_credits - g.reversed_credits - e.spent,
    least(g.remaining + g.expired_credits, g.amount_credits - g.reversed_credits - e.spent),
    e.spent - e.given_back,
    g.reversed_expired_credits,
    g.reversed_credits - g.reversed_expired_credits
  from credits.grants as g
  cross join lateral (
    select
      coalesce(sum(o.spent_credits) filter (where o.kind = 'reverse'), 0)::bigint as spent,
      coalesce(sum(n.amount_credits) filter (where o.kind = 'restore'), 0)::bigint as given_back
    from credits.notable_entries as c
    join credits.entries as o
      on o.tenant_id = c.tenant_id
      and o.entry_id = c.entry_id
    left join credits.grants as n
      on n.tenant_id = o.tenant_id
      and n.entry_id = o.entry_id
    where c.tenant_id = g.tenant_id
      and c.origin_entry_id = g.entry_id
  ) as e
  where g.tenant_id = lineage.tenant_id
    and (
      g.grant_id = lineage.grant_id
      or (g.source = 'reinstatement' and g.source_ref = lineage.grant_id::text)
    )
  order by g.entry_id;
$$;

revoke execute on function credits.lineage(uuid, uuid) from public, anon, authenticated;

comment on function credits.lineage(uuid, uuid) is
  'A grant and its reinstatements: what can be reversed of each, and what is reversed now';
