-- Promises the entries that cover a stretch of spending, newest first and at most so many, each cut
-- to the stretch. What a hold covers is shown as its capture's, or as its own while it is open;
-- what it gave back is nobody's. Writes nothing. Invoker: members read their own rows.
create function credits.spending_within(
  tenant_id uuid,
  credit_type text,
  start_spent bigint,
  end_spent bigint,
  max_rows integer
)
returns table (
  entry_id bigint,
  kind text,
  action text,
  created_at timestamptz,
  from_spent bigint,
  to_spent bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  last_entry constant bigint := credits.first_entry(
    spending_within.tenant_id, null, spending_within.credit_type, spending_within.end_spent - 1
  );
  -- A cursor, so that it is planned for the first rows and not for all that there are.
  newest_first no scroll cursor for
    select e.entry_id, e.kind, e.action, e.created_at, e.spent_credits, e.spent_total_after
    from credits.entries as e
    where e.tenant_id = spending_within.tenant_id
      and e.entry_id <= last_entry
      and e.credit_type = spending_within.credit_type
    order by e.entry_id desc;
  hold credits.holds;
  found_rows integer := 0;
begin
  for spending in newest_first loop
    exit when spending.spent_total_after <= spending_within.start_spent
      or found_rows >= spending_within.max_rows;
    -- here and not in the query: the planner would think such rows rare, and read all of them
    continue when spending.spent_credits = 0;
    entry_id := spending.entry_id;
    kind := spending.kind;
    action := spending.action;
    created_at := spending.created_at;
    from_spent := greatest(
      spending.spent_total_after - spending.spent_credits, spending_within.start_spent
    );
    to_spent := least(spending.spent_total_after, spending_within.end_spent);

    if kind = 'hold' then
      select h.*
      into strict hold
      from credits.holds as h
      where h.tenant_id = spending_within.tenant_id
        and h.entry_id = spending.entry_id;
      if hold.state = 'captured' then
        select e.entry_id, e.kind, e.created_at
        into strict entry_id, kind, created_at
        from credits.notable_entries as n
        join credits.entries as e
          on e.tenant_id = n.tenant_id
          and e.entry_id = n.entry_id
        where n.tenant_id = hold.tenant_id
          and n.origin_entry_id = hold.entry_id
          and n.kind = 'capture';
        to_spent := least(to_spent, hold.from_spent + hold.captured_credits);
      end if;
      continue when hold.state in ('released', 'expired')
        or (hold.state = 'open' and hold.deadline_at <= now());
    end if;

    if to_spent > from_spent then
      found_rows := found_rows + 1;
      return next;
    end if;
  end loop;
end;
$$;

revoke execute on function credits.spending_within(uuid, text, bigint, bigint, integer)
from public, anon, authenticated;
grant execute on function credits.spending_within(uuid, text, bigint, bigint, integer)
to authenticated, service_role;

comment on function credits.spending_within(uuid, text, bigint, bigint, integer) is
  'The entries that cover a stretch of spending, newest first; reads only';
