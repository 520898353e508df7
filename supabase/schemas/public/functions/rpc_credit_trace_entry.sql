-- Promises which grants paid for an entry, and what of it came back to them since: deducts,
-- captures, negative adjusts, what a reversal had to spend, and open holds. A restore shows the
-- grants it gave back to and paid nothing. Right before settlement too; what is missing to the
-- entry's amount is debt that no grant has paid yet. No row for any other entry, or another
-- tenant's. Writes nothing. Invoker: members read their own tenants.
create function public.rpc_credit_trace_entry(tenant_id uuid, entry_id bigint)
returns table (
  grant_id uuid,
  source text,
  package_labels jsonb,
  expires_at timestamptz,
  paid_credits bigint,
  returned_credits bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with moved as (
    select
      t.grant_id,
      t.from_spent,
      t.to_spent - t.from_spent as paid,
      credits.returned_within(
        rpc_credit_trace_entry.tenant_id, s.credit_type, t.from_spent, t.to_spent
      ) as returned
    from credits.stretches_of(
      rpc_credit_trace_entry.tenant_id, rpc_credit_trace_entry.entry_id
    ) as s
    cross join lateral credits.trace_stretch(
      rpc_credit_trace_entry.tenant_id, s.credit_type, s.from_spent, s.to_spent
    ) as t
    union all
    select r.grant_id, r.from_spent, 0, r.to_spent - r.from_spent
    from credits.entries as e
    join credits.returns as r
      on r.tenant_id = e.tenant_id
      and r.entry_id = e.entry_id
    where e.tenant_id = rpc_credit_trace_entry.tenant_id
      and e.entry_id = rpc_credit_trace_entry.entry_id
      and e.kind = 'restore'
  ),
  by_grant as (
    select
      m.grant_id,
      min(m.from_spent) as from_spent,
      sum(m.paid)::bigint as paid,
      sum(m.returned)::bigint as returned
    from moved as m
    group by m.grant_id
  )
  select
    m.grant_id,
    g.source,
    g.package_labels,
    nullif(g.expires_at, 'infinity'),
    m.paid,
    m.returned
  from by_grant as m
  cross join lateral (
    select g.source, g.expires_at, p.package_labels
    from credits.grants as g
    left join billing.purchases as p
      on p.tenant_id = g.tenant_id
      and p.entry_id = g.entry_id
    where g.tenant_id = rpc_credit_trace_entry.tenant_id
      and g.grant_id = m.grant_id
    limit 1
  ) as g
  order by m.from_spent;
end;
$$;

revoke execute on function public.rpc_credit_trace_entry(uuid, bigint)
from public, anon, authenticated;
grant execute on function public.rpc_credit_trace_entry(uuid, bigint)
to authenticated, service_role;

comment on function public.rpc_credit_trace_entry(uuid, bigint) is
  'Which grants paid for an entry, and what came back to them; reads only';
