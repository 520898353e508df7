-- Promises that the usage of the longest uncounted histories is in daily_usage, about max_entries
-- of them, and returns how many it counted. Keeps reports fast; nothing depends on it, because
-- reports count what comes after the mark themselves. A balance with fewer than min_backlog new
-- entries is left alone. Entries of a balance are committed in their order, so nothing can still
-- appear before a mark. Locks marks, skips those that another run holds; no lock that a deduct
-- waits for.
create function credits.count_usage(
  max_entries integer default 100000,
  min_backlog integer default 1000
)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  backlog record;
  mark credits.usage_marks;
  stretch record;
  counted integer := 0;
begin
  for backlog in
    select b.tenant_id, b.credit_type
    from public.tenant_credit_balance as b
    left join credits.usage_marks as m
      on m.tenant_id = b.tenant_id
      and m.credit_type = b.credit_type
    where b.version - coalesce(m.version, 0) >= greatest(count_usage.min_backlog, 1)
    order by b.version - coalesce(m.version, 0) desc
    limit 1000
  loop
    exit when counted >= count_usage.max_entries;

    insert into credits.usage_marks (tenant_id, credit_type)
    values (backlog.tenant_id, backlog.credit_type)
    on conflict do nothing;
    select m.*
    into mark
    from credits.usage_marks as m
    where m.tenant_id = backlog.tenant_id
      and m.credit_type = backlog.credit_type
    for update skip locked;
    continue when not found;

    select max(e.entry_id) as last_entry, max(e.version) as last_version, count(*) as entries
    into stretch
    from (
      select e.entry_id, e.version
      from credits.entries as e
      where e.tenant_id = mark.tenant_id
        and e.entry_id > mark.entry_id
        and e.credit_type = mark.credit_type
      order by e.entry_id
      limit count_usage.max_entries - counted
    ) as e;
    continue when stretch.entries = 0;

    insert into credits.daily_usage as d (
      tenant_id, credit_type, day, action, used_credits, uses, quantity
    )
    select mark.tenant_id, mark.credit_type, u.day, u.action, u.used_credits, u.uses, u.quantity
    from credits.usage_between(
      mark.tenant_id, mark.credit_type, mark.entry_id, stretch.last_entry
    ) as u
    on conflict on constraint daily_usage_pkey do update
    set used_credits = d.used_credits + excluded.used_credits,
      uses = d.uses + excluded.uses,
      quantity = d.quantity + excluded.quantity;

    update credits.usage_marks as m
    set entry_id = stretch.last_entry,
      version = stretch.last_version,
      counted_at = now()
    where m.tenant_id = mark.tenant_id
      and m.credit_type = mark.credit_type;
    counted := counted + stretch.entries;
  end loop;
  return counted;
end;
$$;

revoke execute on function credits.count_usage(integer, integer)
from public, anon, authenticated;
grant execute on function credits.count_usage(integer, integer) to service_role;

comment on function credits.count_usage(integer, integer) is
  'Counts new usage into daily_usage, bounded; returns the number of entries it counted';
