-- Promises one grant and one entry per idempotency key, which the caller has checked: the
-- product's own keys begin with internal:, which the public door refuses. Locks: the tenant's
-- queue, then its balance row, which the first topup creates, then grants.
create function credits.topup(
  tenant_id uuid,
  amount bigint default null,
  idempotency_key text default null,
  credit_type text default 'credit',
  source text default 'adjustment',
  source_ref text default null,
  expires_at timestamptz default null,
  priority smallint default 50,
  metadata jsonb default '{}',
  actor uuid default null
)
returns table (
  outcome text,
  entry_id bigint,
  balance bigint,
  held bigint,
  available bigint,
  replayed boolean
)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  request_fingerprint bytea;
  entry credits.entries;
begin
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'topup', topup.amount, topup.credit_type, topup.source, topup.source_ref,
    -- as a number: its text would depend on the session's time zone
    extract(epoch from topup.expires_at), topup.priority, topup.metadata, topup.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(topup.tenant_id));
  entry := credits.find_twin(topup.tenant_id, topup.idempotency_key, request_fingerprint);
  replayed := entry.entry_id is not null;

  if not replayed then
    perform credits.check_grant(topup.source, topup.expires_at, topup.priority);
    entry := credits.add_grant(
      topup.tenant_id, topup.credit_type,
      credits.cost_of(topup.credit_type, topup.amount, null, 1), 'topup',
      topup.idempotency_key, request_fingerprint, topup.source, topup.source_ref,
      topup.expires_at, topup.priority, topup.actor, topup.metadata
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'topped_up';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function credits.topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) from public, anon, authenticated;

comment on function credits.topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) is 'One grant and one entry; behind rpc_credit_topup and behind paid purchases';
