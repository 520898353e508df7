-- Promises what the entries after one and up to another used, per UTC day and action: deducts and
-- captures, less what restores gave back, on the day of the use and not of the restore. A use that
-- was restored to the last credit did not happen, so it is not counted as one either. Writes
-- nothing. Invoker: members read their own rows.
create function credits.usage_between(
  tenant_id uuid,
  credit_type text,
  after_entry_id bigint,
  through_entry_id bigint
)
returns table (day date, action text, used_credits bigint, uses bigint, quantity bigint)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with part as (
    select e.*
    from credits.entries as e
    where e.tenant_id = usage_between.tenant_id
      and e.entry_id > usage_between.after_entry_id
      and e.entry_id <= usage_between.through_entry_id
      and e.credit_type = usage_between.credit_type
      and e.kind in ('deduct', 'capture', 'restore')
  ),
  used as (
    select p.created_at, p.action, -p.amount_credits as credits, 1 as uses, p.quantity
    from part as p
    where p.kind in ('deduct', 'capture')
    union all
    select
      o.created_at,
      o.action,
      -p.amount_credits,
      case when r.total >= -o.amount_credits then -1 else 0 end,
      case when r.total >= -o.amount_credits then -o.quantity end
    from part as p
    -- with a limit, so that it is looked up per restore whatever the planner believes
    cross join lateral (
      select e.*
      from credits.entries as e
      where e.tenant_id = p.tenant_id
        and e.entry_id = p.origin_entry_id
        and e.kind in ('deduct', 'capture')
      limit 1
    ) as o
    cross join lateral (
      select sum(e.amount_credits) as total
      from credits.notable_entries as n
      join credits.entries as e
        on e.tenant_id = n.tenant_id
        and e.entry_id = n.entry_id
      where n.tenant_id = p.tenant_id
        and n.origin_entry_id = p.origin_entry_id
        and n.kind = 'restore'
        and n.entry_id <= p.entry_id
    ) as r
    where p.kind = 'restore'
  )
  select
    (u.created_at at time zone 'UTC')::date,
    coalesce(u.action, ''),
    sum(u.credits)::bigint,
    sum(u.uses)::bigint,
    sum(coalesce(u.quantity, 0))::bigint
  from used as u
  group by 1, 2;
end;
$$;

revoke execute on function credits.usage_between(uuid, text, bigint, bigint)
from public, anon, authenticated;
grant execute on function credits.usage_between(uuid, text, bigint, bigint)
to authenticated, service_role;

comment on function credits.usage_between(uuid, text, bigint, bigint) is
  'Usage per day and action of a stretch of the history, restores taken off; reads only';
