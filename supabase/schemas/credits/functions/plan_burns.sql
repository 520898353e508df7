-- Promises how much of `unsettled` each grant with something left would pay, in burn order. Writes
-- nothing, so that reads can say what settlement would do. Invoker: members read their own grants.
-- laid = what this grant pays; laid_before = what the grants before it pay; left_over = what stays.
create function credits.plan_burns(tenant_id uuid, credit_type text, unsettled bigint)
returns table (
  grant_id uuid,
  expires_at timestamptz,
  laid_before bigint,
  laid bigint,
  left_over bigint
)
rows 20
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    line.grant_id,
    line.expires_at,
    line.laid_before,
    line.laid,
    line.remaining - line.laid
  from (
    select
      ordered.grant_id,
      ordered.expires_at,
      ordered.remaining,
      least(ordered.room_before, plan_burns.unsettled) as laid_before,
      greatest(least(ordered.remaining, plan_burns.unsettled - ordered.room_before), 0) as laid
    from (
      select
        g.grant_id,
        g.expires_at,
        g.remaining,
        (sum(g.remaining) over (
          order by g.priority, g.expires_at, g.entry_id
        ) - g.remaining)::bigint as room_before
      from credits.grants as g
      where g.tenant_id = plan_burns.tenant_id
        and g.credit_type = plan_burns.credit_type
        and g.remaining > 0
    ) as ordered
  ) as line;
end;
$$;

revoke execute on function credits.plan_burns(uuid, text, bigint) from public, anon, authenticated;
grant execute on function credits.plan_burns(uuid, text, bigint) to authenticated, service_role;

comment on function credits.plan_burns(uuid, text, bigint) is
  'How open spending would be laid onto the grants, in burn order; reads only';
