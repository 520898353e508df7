-- Promises the first entry of a tenant that was made at or after a moment, or whose spending
-- reaches beyond a point of the line; null when there is none. A tenant's entries are in order of
-- time and of spending, because each is written under the locks of its tenant. So the primary key
-- is halved until it is found, some thirty probes for any length of history, and no further index
-- has to be kept by every deduct. Writes nothing. Invoker: members read their own rows.
create function credits.first_entry(
  tenant_id uuid,
  since timestamptz,
  credit_type text default null,
  spent_beyond bigint default null
)
returns bigint
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  first_found bigint;
  too_early bigint;
  search_end bigint;
  middle bigint;
  probe record;
begin
  if first_entry.since is null and first_entry.spent_beyond is null then
    return null;
  end if;

  select e.entry_id - 1
  into too_early
  from credits.entries as e
  where e.tenant_id = first_entry.tenant_id
  order by e.entry_id
  limit 1;

  select e.entry_id + 1
  into search_end
  from credits.entries as e
  where e.tenant_id = first_entry.tenant_id
  order by e.entry_id desc
  limit 1;

  -- Whatever is at or before too_early is too early; whatever fits before search_end is not known.
  while too_early + 1 < search_end loop
    middle := too_early + (search_end - too_early) / 2;
    select
      e.entry_id,
      case
        when first_entry.since is null then e.spent_total_after > first_entry.spent_beyond
        else e.created_at >= first_entry.since
      end as fits
    into probe
    from credits.entries as e
    where e.tenant_id = first_entry.tenant_id
      and e.entry_id >= middle
      and (first_entry.credit_type is null or e.credit_type = first_entry.credit_type)
    order by e.entry_id
    limit 1;

    if probe.fits is false then
      too_early := probe.entry_id;
    else
      first_found := coalesce(probe.entry_id, first_found);
      search_end := middle;
    end if;
  end loop;
  return first_found;
end;
$$;

revoke execute on function credits.first_entry(uuid, timestamptz, text, bigint)
from public, anon, authenticated;
grant execute on function credits.first_entry(uuid, timestamptz, text, bigint)
to authenticated, service_role;

comment on function credits.first_entry(uuid, timestamptz, text, bigint) is
  'The first entry at or after a moment, or beyond a point of the spending; reads only';
