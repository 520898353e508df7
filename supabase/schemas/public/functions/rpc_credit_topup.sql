-- Promises one grant and one entry per idempotency key. Locks: the tenant's queue, then its balance
-- row, which the first topup creates. Definer: no role may write the ledger itself.
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
declare
  granted bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_topup.idempotency_key, rpc_credit_topup.source_ref, rpc_credit_topup.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'topup', rpc_credit_topup.amount, rpc_credit_topup.credit_type, rpc_credit_topup.source,
    rpc_credit_topup.source_ref, rpc_credit_topup.expires_at, rpc_credit_topup.priority,
    rpc_credit_topup.metadata, rpc_credit_topup.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_topup.tenant_id));
  entry := credits.find_twin(
    rpc_credit_topup.tenant_id, rpc_credit_topup.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    perform credits.check_grant(
      rpc_credit_topup.source, rpc_credit_topup.expires_at, rpc_credit_topup.priority
    );
    perform credits.check_account(rpc_credit_topup.tenant_id, rpc_credit_topup.credit_type);
    granted := credits.cost_of(rpc_credit_topup.credit_type, rpc_credit_topup.amount, null, 1);

    -- A new grant changes the burn order: what was spent so far is laid onto the old ones first.
    perform credits.settle_due(rpc_credit_topup.tenant_id, rpc_credit_topup.credit_type);
    perform credits.settle(rpc_credit_topup.tenant_id, rpc_credit_topup.credit_type);

    insert into public.tenant_credit_balance as b (
      tenant_id, credit_type, balance, version, next_due_at
    )
    values (
      rpc_credit_topup.tenant_id, rpc_credit_topup.credit_type, granted, 1,
      coalesce(rpc_credit_topup.expires_at, 'infinity')
    )
    on conflict on constraint tenant_credit_balance_pkey do update
    set balance = b.balance + granted,
      version = b.version + 1,
      next_due_at = least(b.next_due_at, excluded.next_due_at),
      updated_at = now()
    returning b.* into account;

    insert into credits.entries as e (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_total_after,
      version, idempotency_key, request_fingerprint, reference, actor, metadata
    )
    values (
      account.tenant_id, account.credit_type, 'topup', granted, account.balance, account.held,
      account.spent_total, account.version, rpc_credit_topup.idempotency_key, request_fingerprint,
      rpc_credit_topup.source_ref, rpc_credit_topup.actor, rpc_credit_topup.metadata
    )
    returning e.* into entry;

    insert into credits.grants (
      tenant_id, credit_type, amount_credits, remaining, priority, expires_at, source, source_ref,
      entry_id
    )
    values (
      account.tenant_id, account.credit_type, granted, granted, rpc_credit_topup.priority,
      coalesce(rpc_credit_topup.expires_at, 'infinity'), rpc_credit_topup.source,
      rpc_credit_topup.source_ref, entry.entry_id
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
