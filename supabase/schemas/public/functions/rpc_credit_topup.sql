-- Promises one grant and one entry per idempotency key. Locks what credits.topup locks. Definer: no
-- role may write the ledger itself.
create function public.rpc_credit_topup(
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
security definer
set search_path = ''
as $$
begin
  perform credits.check_request(
    rpc_credit_topup.idempotency_key, rpc_credit_topup.source_ref, rpc_credit_topup.metadata
  );
  if rpc_credit_topup.source = 'purchase' then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant from this source: only a payment makes a purchase',
      'Use promotion, subscription, referral or adjustment'
    );
  end if;

  return query
  select t.outcome, t.entry_id, t.balance, t.held, t.available, t.replayed
  from credits.topup(
    rpc_credit_topup.tenant_id, rpc_credit_topup.amount, rpc_credit_topup.idempotency_key,
    rpc_credit_topup.credit_type, rpc_credit_topup.source, rpc_credit_topup.source_ref,
    rpc_credit_topup.expires_at, rpc_credit_topup.priority, rpc_credit_topup.metadata,
    rpc_credit_topup.actor
  ) as t;
end;
$$;

revoke execute on function public.rpc_credit_topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) from public, anon, authenticated;
grant execute on function public.rpc_credit_topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) to service_role;

comment on function public.rpc_credit_topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) is
  'One grant and one entry; 409 when the key belongs to another request, 404 and 422 on bad input';
