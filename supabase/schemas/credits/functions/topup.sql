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
  granted bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
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
    perform credits.check_account(topup.tenant_id, topup.credit_type);
    granted := credits.cost_of(topup.credit_type, topup.amount, null, 1);

    -- A new grant changes the burn order: what was spent so far is laid onto the old ones first.
    perform credits.settle_due(topup.tenant_id, topup.credit_type);
    perform credits.settle(topup.tenant_id, topup.credit_type);

    insert into public.tenant_credit_balance as b (
      tenant_id, credit_type, balance, version, next_due_at
    )
    values (
      topup.tenant_id, topup.credit_type, granted, 1,
      coalesce(topup.expires_at, 'infinity')
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
      account.spent_total, account.version, topup.idempotency_key, request_fingerprint,
      topup.source_ref, topup.actor, topup.metadata
    )
    returning e.* into entry;

    insert into credits.grants (
      tenant_id, credit_type, amount_credits, remaining, priority, expires_at, source, source_ref,
      entry_id
    )
    values (
      account.tenant_id, account.credit_type, granted, granted, topup.priority,
      coalesce(topup.expires_at, 'infinity'), topup.source,
      topup.source_ref, entry.entry_id
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
