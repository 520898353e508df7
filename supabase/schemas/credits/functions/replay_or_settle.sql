-- Promises the entry of the first request with this key, whatever has become of the credits since;
-- for a new key null, when something was due and is settled now, so that it is worth trying again;
-- else raises why nothing could be taken: 400, 402, 403, 404, 409 or 422. Locks what settle_due
-- locks.
create function credits.replay_or_settle(
  tenant_id uuid, credit_type text, amount bigint, action text, quantity bigint,
  idempotency_key text, request_fingerprint bytea
)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  twin credits.entries := credits.find_twin(
    replay_or_settle.tenant_id, replay_or_settle.idempotency_key,
    replay_or_settle.request_fingerprint
  );
begin
  if twin.entry_id is null then
    perform credits.settle_or_refuse(
      replay_or_settle.tenant_id, replay_or_settle.credit_type,
      credits.cost_of(
        replay_or_settle.credit_type, replay_or_settle.amount, replay_or_settle.action,
        replay_or_settle.quantity
      )
    );
  end if;
  return twin;
end;
$$;

revoke execute on function credits.replay_or_settle(uuid, text, bigint, text, bigint, text, bytea)
from public, anon, authenticated;

comment on function credits.replay_or_settle(uuid, text, bigint, text, bigint, text, bytea) is
  'The first request''s entry, or null once something due was settled, or why nothing was taken';
