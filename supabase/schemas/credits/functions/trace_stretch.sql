-- Promises which grants pay for a stretch of spending, cut to the stretch: what is settled by its
-- burns, the rest as settlement would lay it now. What no grant can pay, debt, is missing. Writes
-- nothing. Invoker: members read their own rows.
create function credits.trace_stretch(
  tenant_id uuid,
  credit_type text,
  start_spent bigint,
  end_spent bigint
)
returns table (grant_id uuid, from_spent bigint, to_spent bigint)
rows 10
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  settled_through bigint;
begin
  return query
  select
    u.grant_id,
    greatest(u.from_spent, trace_stretch.start_spent),
    least(u.to_spent, trace_stretch.end_spent)
  from credits.burns as u
  where u.tenant_id = trace_stretch.tenant_id
    and u.credit_type = trace_stretch.credit_type
    -- burns tile the line: the first that matters is the one in which the stretch begins
    and u.from_spent >= (
      select max(s.from_spent)
      from credits.burns as s
      where s.tenant_id = trace_stretch.tenant_id
        and s.credit_type = trace_stretch.credit_type
        and s.from_spent <= trace_stretch.start_spent
    )
    and u.from_spent < trace_stretch.end_spent
    and u.to_spent > trace_stretch.start_spent
  -- in the order of the primary key, so that no other index is as good
  order by u.from_spent;

  select b.settled_total
  into settled_through
  from public.tenant_credit_balance as b
  where b.tenant_id = trace_stretch.tenant_id
    and b.credit_type = trace_stretch.credit_type;

  if trace_stretch.end_spent > settled_through then
    return query
    select
      f.grant_id,
      greatest(f.from_spent, trace_stretch.start_spent),
      least(f.to_spent, trace_stretch.end_spent)
    from credits.foresee_burns(trace_stretch.tenant_id, trace_stretch.credit_type) as f
    where f.from_spent < trace_stretch.end_spent
      and f.to_spent > trace_stretch.start_spent;
  end if;
end;
$$;

revoke execute on function credits.trace_stretch(uuid, text, bigint, bigint)
from public, anon, authenticated;
grant execute on function credits.trace_stretch(uuid, text, bigint, bigint)
to authenticated, service_role;

comment on function credits.trace_stretch(uuid, text, bigint, bigint) is
  'Which grants pay for a stretch of spending, settled or not; reads only';
