-- Promises that nothing of the hold is held any more, once per idempotency key: its credits are
-- back in the grants they came from, and those that have expired meanwhile expire at once. Locks:
-- the tenant's queue, its balance row, the hold, budgets, grants. Definer: no role may write the
-- ledger itself.
create function public.rpc_credit_release(
  tenant_id uuid,
  hold_id uuid,
  idempotency_key text,
  reference text default null,
  metadata jsonb default '{}'
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
security definer
set search_path = ''
as $$
declare
  hold credits.holds;
  origin credits.entries;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_release.idempotency_key, rpc_credit_release.reference, rpc_credit_release.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'release', rpc_credit_release.hold_id, rpc_credit_release.reference, rpc_credit_release.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_release.tenant_id));
  entry := credits.find_twin(
    rpc_credit_release.tenant_id, rpc_credit_release.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    hold := credits.lock_hold(rpc_credit_release.tenant_id, rpc_credit_release.hold_id);
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = hold.tenant_id
      and e.entry_id = hold.entry_id;
    account := credits.move_balance(hold.tenant_id, hold.credit_type, 0, -hold.amount_credits, 0);
    entry := credits.append_entry(
      account, 'release', 0, 0, rpc_credit_release.idempotency_key, request_fingerprint,
      origin.action, origin.quantity, coalesce(rpc_credit_release.reference, origin.reference),
      hold.entry_id, origin.actor, rpc_credit_release.metadata
    );
    perform credits.close_hold(account, hold, 'released', 0, entry.entry_id);
    perform credits.settle_due(hold.tenant_id, hold.credit_type);
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'released';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_release(uuid, uuid, text, text, jsonb)
from public, anon, authenticated;
grant execute on function public.rpc_credit_release(uuid, uuid, text, text, jsonb) to service_role;

comment on function public.rpc_credit_release(uuid, uuid, text, text, jsonb) is
  'Gives all of a hold back; 404 unknown_hold, 409 hold_closed';
