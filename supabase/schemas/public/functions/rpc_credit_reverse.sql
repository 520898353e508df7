-- Promises that credits whose money went back are gone, once per idempotency key: first what their
-- grant has left, then what had expired of it, and for the rest the tenant spends others, down to
-- below zero: debt, which the next grant pays first. Never fails for lack of balance, never takes
-- more than was granted. What a payment granted is reversed by that payment alone. Locks: the
-- tenant's queue, its balance row, the grant. Definer: no role may write the ledger itself.
create function public.rpc_credit_reverse(
  tenant_id uuid,
  grant_id uuid,
  amount bigint,
  idempotency_key text,
  reason text default null,
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
security definer
set search_path = ''
as $$
declare
  request_fingerprint bytea;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_reverse.idempotency_key, rpc_credit_reverse.reason, rpc_credit_reverse.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'reverse', rpc_credit_reverse.grant_id, rpc_credit_reverse.amount, rpc_credit_reverse.reason,
    rpc_credit_reverse.metadata, rpc_credit_reverse.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_reverse.tenant_id));
  entry := credits.find_twin(
    rpc_credit_reverse.tenant_id, rpc_credit_reverse.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    if exists (
      select
      from credits.grants as g
      where g.tenant_id = rpc_credit_reverse.tenant_id
        and g.grant_id = rpc_credit_reverse.grant_id
        and g.source in ('purchase', 'reinstatement')
    ) then
      perform credits.fail(
        400, 'malformed_request', 'Cannot reverse a purchase by hand: its payment does',
        'Refund the payment in Stripe: the credits follow the money'
      );
    end if;
    entry := credits.reverse_grant(
      rpc_credit_reverse.tenant_id, rpc_credit_reverse.grant_id, rpc_credit_reverse.amount,
      rpc_credit_reverse.idempotency_key, request_fingerprint, rpc_credit_reverse.reason,
      rpc_credit_reverse.metadata, rpc_credit_reverse.actor
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'reversed';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_reverse(uuid, uuid, bigint, text, text, jsonb, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_reverse(uuid, uuid, bigint, text, text, jsonb, uuid)
to service_role;

comment on function public.rpc_credit_reverse(uuid, uuid, bigint, text, text, jsonb, uuid) is
  'Takes credits back because money went back, into debt if they are spent; 404, 409';
