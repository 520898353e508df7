-- Promises a row per entry that is not found where it is looked for, or is found there wrongly:
-- credits.notable_entries has all but deducts and holds, and nothing else. Locks nothing.
create function credits.verify_notable_entries(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    'what is no deduct and no hold is noted',
    coalesce(e.tenant_id, n.tenant_id),
    format('entry %s', coalesce(e.entry_id, n.entry_id))
  from (
    select e.*
    from credits.entries as e
    where e.kind not in ('deduct', 'hold')
      and (
        verify_notable_entries.tenant_id is null or e.tenant_id = verify_notable_entries.tenant_id
      )
  ) as e
  full join (
    select n.*
    from credits.notable_entries as n
    where verify_notable_entries.tenant_id is null
      or n.tenant_id = verify_notable_entries.tenant_id
  ) as n
    on n.tenant_id = e.tenant_id
    and n.entry_id = e.entry_id
  where (n.entry_id, n.kind, n.origin_entry_id) is distinct from
    (e.entry_id, e.kind, e.origin_entry_id);
end;
$$;

revoke execute on function credits.verify_notable_entries(uuid) from public, anon, authenticated;

comment on function credits.verify_notable_entries(uuid) is
  'What is no deduct and no hold is found by its kind and by the entry it completes';
