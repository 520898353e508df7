-- Promises to take what the work cost, once per idempotency key, and to end the hold: less than was
-- held gives the rest back, more takes the excess if it is available, else 402 and the hold stays.
-- Without an amount it takes what was held. Locks: the tenant's queue, its balance row, the hold,
-- budgets, grants. Definer: no role may write the ledger itself.
create function public.rpc_credit_capture(
  tenant_id uuid,
  hold_id uuid,
  amount bigint default null,
  idempotency_key text default null,
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
  cost bigint;
  excess bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_capture.idempotency_key, rpc_credit_capture.reference, rpc_credit_capture.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'capture', rpc_credit_capture.hold_id, rpc_credit_capture.amount, rpc_credit_capture.reference,
    rpc_credit_capture.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_capture.tenant_id));
  entry := credits.find_twin(
    rpc_credit_capture.tenant_id, rpc_credit_capture.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    hold := credits.lock_hold(rpc_credit_capture.tenant_id, rpc_credit_capture.hold_id);
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = hold.tenant_id
      and e.entry_id = hold.entry_id;
    cost := credits.cost_of(
      hold.credit_type, coalesce(rpc_credit_capture.amount, hold.amount_credits), null, 1
    );
    excess := greatest(cost - hold.amount_credits, 0);
    account := credits.move_balance(
      hold.tenant_id, hold.credit_type, -cost, -hold.amount_credits, excess
    );
    if account.has_budgets and origin.actor is not null and excess > 0 then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, origin.actor, origin.action, excess
      );
    end if;
    entry := credits.append_entry(
      account, 'capture', -cost, excess, rpc_credit_capture.idempotency_key, request_fingerprint,
      origin.action, origin.quantity, coalesce(rpc_credit_capture.reference, origin.reference),
      hold.entry_id, origin.actor, rpc_credit_capture.metadata
    );
    perform credits.close_hold(account, hold, 'captured', cost, entry.entry_id);
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'captured';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_capture(uuid, uuid, bigint, text, text, jsonb)
from public, anon, authenticated;
grant execute on function public.rpc_credit_capture(uuid, uuid, bigint, text, text, jsonb)
to service_role;

comment on function public.rpc_credit_capture(uuid, uuid, bigint, text, text, jsonb) is
  'Takes what the work cost and ends the hold; 402, 404 unknown_hold, 409 hold_closed';
