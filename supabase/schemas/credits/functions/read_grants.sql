-- Promises what became of each grant, as if everything due had been settled: what is left, held,
-- expired, reversed, and for the rest spent; together they are what was granted. Writes nothing.
-- Invoker: members read their own rows.
create function credits.read_grants(tenant_id uuid, credit_type text)
returns table (
  grant_id uuid,
  left_credits bigint,
  held_credits bigint,
  expired_credits bigint,
  reversed_credits bigint,
  spent_credits bigint
)
rows 100
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with held as (
    select t.grant_id, sum(t.to_spent - t.from_spent)::bigint as credits
    from credits.holds as h
    cross join lateral credits.trace_stretch(
      h.tenant_id, h.credit_type, h.from_spent, h.from_spent + h.amount_credits
    ) as t
    where h.tenant_id = read_grants.tenant_id
      and h.credit_type = read_grants.credit_type
      and h.state = 'open'
      and h.deadline_at > now()
    group by t.grant_id
  ),
  fate as (
    select
      g.grant_id,
      g.amount_credits,
      case when g.expires_at > now() then coalesce(f.left_over, 0) else 0 end as left_credits,
      coalesce(held.credits, 0) as held_credits,
      g.expired_credits
        + case when g.expires_at > now() then 0 else coalesce(f.left_over, 0) end
        as expired_credits,
      g.reversed_credits
    from credits.grants as g
    left join credits.foresee(read_grants.tenant_id, read_grants.credit_type) as f
      on f.grant_id = g.grant_id
    left join held
      on held.grant_id = g.grant_id
    where g.tenant_id = read_grants.tenant_id
      and g.credit_type = read_grants.credit_type
  )
  select
    fate.grant_id,
    fate.left_credits,
    fate.held_credits,
    fate.expired_credits,
    fate.reversed_credits,
    fate.amount_credits - fate.left_credits - fate.held_credits - fate.expired_credits
      - fate.reversed_credits
  from fate;
end;
$$;

revoke execute on function credits.read_grants(uuid, text) from public, anon, authenticated;
grant execute on function credits.read_grants(uuid, text) to authenticated, service_role;

comment on function credits.read_grants(uuid, text) is
  'What is left, held, expired, reversed and spent of each grant now; reads only';
