-- Promises the entry that an idempotency key produced, or null. Call it behind the tenant's queue,
-- so that a twin cannot slip in. It asks for the first entry at or after the key, in the order of
-- the unique key: an equality would let the planner take the primary key, while statistics say that
-- a tenant has one entry, and read a busy tenant's whole history.
create function credits.entry_of_key(tenant_id uuid, idempotency_key text)
returns credits.entries
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  entry credits.entries;
begin
  select e.*
  into entry
  from credits.entries as e
  where (e.tenant_id, e.idempotency_key) >= (entry_of_key.tenant_id, entry_of_key.idempotency_key)
  order by e.tenant_id, e.idempotency_key
  limit 1;

  if (entry.tenant_id, entry.idempotency_key)
    is distinct from (entry_of_key.tenant_id, entry_of_key.idempotency_key)
  then
    return null;
  end if;
  return entry;
end;
$$;

revoke execute on function credits.entry_of_key(uuid, text) from public, anon, authenticated;

comment on function credits.entry_of_key(uuid, text) is
  'The entry of an idempotency key, null when there is none';
