-- Promises how much of a stretch of spending came back to the grants since. Locks nothing. Invoker:
-- members read their own rows.
create function credits.returned_within(
  tenant_id uuid,
  credit_type text,
  start_spent bigint,
  end_spent bigint
)
returns bigint
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  returned bigint;
begin
  -- What comes back is part of one entry's stretch and of one burn, so it lies within or outside.
  select coalesce(sum(r.to_spent - r.from_spent), 0)
  into returned
  from (
    select r.from_spent, r.to_spent
    from credits.returns as r
    where r.tenant_id = returned_within.tenant_id
      and r.credit_type = returned_within.credit_type
      and r.from_spent >= returned_within.start_spent
      and r.from_spent < returned_within.end_spent
    -- in the order of the primary key, so that no other index is as good
    order by r.from_spent
  ) as r;
  return returned;
end;
$$;

revoke execute on function credits.returned_within(uuid, text, bigint, bigint)
from public, anon, authenticated;
grant execute on function credits.returned_within(uuid, text, bigint, bigint)
to authenticated, service_role;

comment on function credits.returned_within(uuid, text, bigint, bigint) is
  'How much of a stretch of spending came back; reads only';
