-- Promises the entry that this idempotency key already produced, or null; raises 409 when the key
-- belongs to another request. Call it behind the tenant's queue, so that a twin cannot slip in.
create function credits.find_twin(tenant_id uuid, idempotency_key text, request_fingerprint bytea)
returns credits.entries
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  twin constant credits.entries := credits.entry_of_key(
    find_twin.tenant_id, find_twin.idempotency_key
  );
begin
  if twin.entry_id is not null
    and twin.request_fingerprint is distinct from find_twin.request_fingerprint
  then
    perform credits.refuse_reused_key();
  end if;
  return twin;
end;
$$;

revoke execute on function credits.find_twin(uuid, text, bytea) from public, anon, authenticated;

comment on function credits.find_twin(uuid, text, bytea) is
  'The first entry of an idempotency key, null when there is none, 409 when the request differs';
