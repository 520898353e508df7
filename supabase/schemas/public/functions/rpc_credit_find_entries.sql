-- Promises a page of the history, newest first, of the kinds, action, actor and time asked for: the
-- rows of credit_entries as they are there, and the next_before to send for the page after, null at
-- the end. One call looks at no more than 20,000 entries, however long the history is; a page with
-- room and a next_before has just not come to the end yet. Time is found by halving, the rare kinds
-- are among the notable entries, and all else reads the primary key backwards: an index per filter
-- would be paid by every deduct. Writes nothing. Invoker: members read their own tenants.
create function public.rpc_credit_find_entries(
  tenant_id uuid,
  credit_type text default 'credit',
  kinds text[] default null,
  action text default null,
  actor uuid default null,
  since timestamptz default null,
  until timestamptz default null,
  before_entry_id bigint default null,
  page_size integer default 50
)
returns table (entries jsonb, next_before bigint)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  max_looked_at constant integer := 20000;
  max_found constant integer := least(greatest(rpc_credit_find_entries.page_size, 1), 500);
  is_rare constant boolean := coalesce(
    rpc_credit_find_entries.kinds <@ array['topup', 'expire', 'reverse', 'restore', 'adjust'], false
  );
  first_id bigint := 0;
  end_id constant bigint := least(
    rpc_credit_find_entries.before_entry_id,
    credits.first_entry(rpc_credit_find_entries.tenant_id, rpc_credit_find_entries.until),
    9223372036854775807
  );
  candidates refcursor;
  candidate record;
  looked_at integer := 0;
  found_ids bigint[] := '{}';
begin
  if rpc_credit_find_entries.since is not null then
    first_id := credits.first_entry(
      rpc_credit_find_entries.tenant_id, rpc_credit_find_entries.since
    );
  end if;

  -- Two statements, not one with an or: a plan for both would sort the whole history.
  if is_rare then
    open candidates for
      select e.entry_id, e.credit_type, e.kind::text as kind, e.action, e.actor
      from credits.notable_entries as n
      -- with a limit, so that it is looked up per row whatever the planner believes
      cross join lateral (
        select e.*
        from credits.entries as e
        where (e.tenant_id, e.entry_id) = (n.tenant_id, n.entry_id)
        limit 1
      ) as e
      where n.tenant_id = rpc_credit_find_entries.tenant_id
        and n.entry_id >= first_id
        and n.entry_id < end_id
        and n.kind in ('topup', 'expire', 'reverse', 'restore', 'adjust')
      order by n.entry_id desc;
  else
    open candidates for
      select e.entry_id, e.credit_type, e.kind::text as kind, e.action, e.actor
      from credits.entries as e
      where e.tenant_id = rpc_credit_find_entries.tenant_id
        and e.entry_id >= first_id
        and e.entry_id < end_id
      order by e.entry_id desc;
  end if;

  loop
    fetch candidates into candidate;
    exit when not found;
    looked_at := looked_at + 1;
    next_before := candidate.entry_id;
    if candidate.credit_type = rpc_credit_find_entries.credit_type
      and candidate.kind not in ('hold', 'release')
      and coalesce(candidate.kind = any (rpc_credit_find_entries.kinds), true)
      and coalesce(candidate.action = rpc_credit_find_entries.action,
        rpc_credit_find_entries.action is null)
      and coalesce(candidate.actor = rpc_credit_find_entries.actor,
        rpc_credit_find_entries.actor is null)
    then
      found_ids := found_ids || candidate.entry_id;
    end if;
    exit when cardinality(found_ids) = max_found or looked_at = max_looked_at;
  end loop;
  close candidates;

  if cardinality(found_ids) < max_found and looked_at < max_looked_at then
    next_before := null;
  end if;

  select coalesce(jsonb_agg(to_jsonb(v) order by v.entry_id desc), '[]')
  into entries
  from unnest(found_ids) as f (entry_id)
  cross join lateral (
    select v.*
    from public.credit_entries as v
    where v.tenant_id = rpc_credit_find_entries.tenant_id
      and v.entry_id = f.entry_id
    limit 1
  ) as v;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_find_entries(
  uuid, text, text[], text, uuid, timestamptz, timestamptz, bigint, integer
) from public, anon, authenticated;
grant execute on function public.rpc_credit_find_entries(
  uuid, text, text[], text, uuid, timestamptz, timestamptz, bigint, integer
) to authenticated, service_role;

comment on function public.rpc_credit_find_entries(
  uuid, text, text[], text, uuid, timestamptz, timestamptz, bigint, integer
) is 'A page of the history by kinds, action, actor and time; bounded, reads only';
