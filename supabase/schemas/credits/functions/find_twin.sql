-- Promises the entry that this idempotency key already produced, or null; raises 409 when the key
-- belongs to another request. The order by is for the planner: while statistics say that a tenant
-- has one entry, the primary key looks as good as the unique key, and reads a busy tenant's whole
-- history. Call it behind the tenant's queue, so that a twin cannot slip in.
create function credits.find_twin(tenant_id uuid, idempotency_key text, request_fingerprint bytea)
returns credits.entries
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  twin credits.entries;
begin
  select e.*
  into twin
  from credits.entries as e
  where e.tenant_id = find_twin.tenant_id
    and e.idempotency_key = find_twin.idempotency_key
  order by e.idempotency_key
  limit 1;

  if twin.request_fingerprint <> find_twin.request_fingerprint then
    perform credits.fail(
      409, 'key_reused', 'Cannot use this idempotency key: it belongs to another request',
      'Repeat the first request unchanged, or mint a new key for a new request'
    );
  end if;

  return twin;
end;
$$;

revoke execute on function credits.find_twin(uuid, text, bytea) from public, anon, authenticated;

comment on function credits.find_twin(uuid, text, bytea) is
  'The first entry of an idempotency key, null when there is none, 409 when the request differs';
