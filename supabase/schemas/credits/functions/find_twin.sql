-- Promises the entry that this idempotency key already produced, or null; raises 409 when the
-- key belongs to another request. Call it behind the tenant's queue, so that a twin cannot slip
-- in. It asks for the first entry at or after the key, in the order of the unique key: an
-- equality would let the planner take the primary key, while statistics say that a tenant has
-- one entry, and read a busy tenant's whole history.
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
  where (e.tenant_id, e.idempotency_key) >= (find_twin.tenant_id, find_twin.idempotency_key)
  order by e.tenant_id, e.idempotency_key
  limit 1;

  if (twin.tenant_id, twin.idempotency_key)
    is distinct from (find_twin.tenant_id, find_twin.idempotency_key)
  then
    return null;
  end if;

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
