-- Promises one correction by hand per idempotency key, with its reason: a positive amount is a
-- grant, a negative one is taken like spending and never leaves less than nothing. Locks: the
-- tenant's queue, its balance row, grants. Definer: no role may write the ledger itself.
create function public.rpc_credit_adjust(
  tenant_id uuid,
  amount bigint,
  reason text,
  idempotency_key text,
  credit_type text default 'credit',
  actor uuid default null,
  expires_at timestamptz default null,
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
  cost bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_adjust.idempotency_key, rpc_credit_adjust.reason, rpc_credit_adjust.metadata
  );
  if coalesce(btrim(rpc_credit_adjust.reason), '') = '' then
    perform credits.fail(
      400, 'malformed_request', 'Cannot adjust a balance without a reason',
      'Send why, in words that an auditor understands'
    );
  end if;
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'adjust', rpc_credit_adjust.amount, rpc_credit_adjust.reason, rpc_credit_adjust.credit_type,
    rpc_credit_adjust.actor, extract(epoch from rpc_credit_adjust.expires_at),
    rpc_credit_adjust.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_adjust.tenant_id));
  entry := credits.find_twin(
    rpc_credit_adjust.tenant_id, rpc_credit_adjust.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    cost := credits.cost_of(
      rpc_credit_adjust.credit_type,
      -- the lowest bigint has no positive twin, and is out of range like its neighbours
      abs(greatest(rpc_credit_adjust.amount, -9223372036854775807)), null, 1
    );
    if rpc_credit_adjust.amount > 0 then
      perform credits.check_grant('adjustment', rpc_credit_adjust.expires_at, 50::smallint);
      entry := credits.add_grant(
        rpc_credit_adjust.tenant_id, rpc_credit_adjust.credit_type, cost, 'adjust',
        rpc_credit_adjust.idempotency_key, request_fingerprint, 'adjustment',
        rpc_credit_adjust.reason, rpc_credit_adjust.expires_at, 50::smallint,
        rpc_credit_adjust.actor, rpc_credit_adjust.metadata
      );
    else
      account := credits.move_balance(
        rpc_credit_adjust.tenant_id, rpc_credit_adjust.credit_type, -cost, 0, cost
      );
      entry := credits.append_entry(
        account, 'adjust', -cost, cost, rpc_credit_adjust.idempotency_key, request_fingerprint,
        reference => rpc_credit_adjust.reason, actor => rpc_credit_adjust.actor,
        metadata => rpc_credit_adjust.metadata
      );
    end if;
    perform billing.audit(
      rpc_credit_adjust.tenant_id, 'balance_adjusted', entry.entry_id::text,
      rpc_credit_adjust.actor, rpc_credit_adjust.reason,
      jsonb_build_object('amount_credits', entry.amount_credits)
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'adjusted';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_adjust(
  uuid, bigint, text, text, text, uuid, timestamptz, jsonb
) from public, anon, authenticated;
grant execute on function public.rpc_credit_adjust(
  uuid, bigint, text, text, text, uuid, timestamptz, jsonb
) to service_role;

comment on function public.rpc_credit_adjust(
  uuid, bigint, text, text, text, uuid, timestamptz, jsonb
) is
  'Corrects a balance by hand, with a reason; 402 when it would leave less than nothing';
