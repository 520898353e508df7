-- Promises one grant and the entry that posts it, of kind topup, adjust or restore. The request has
-- been checked and its key probed. Locks: the balance row, which the first grant creates, then
-- grants.
create function credits.add_grant(
  tenant_id uuid,
  credit_type text,
  amount bigint,
  kind credits.entry_kind,
  idempotency_key text,
  request_fingerprint bytea,
  source text,
  source_ref text,
  expires_at timestamptz,
  priority smallint,
  actor uuid,
  metadata jsonb,
  origin_entry_id bigint default null
)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_account(add_grant.tenant_id, add_grant.credit_type);

  -- A new grant changes the burn order: what was spent so far is laid onto the old ones first.
  perform credits.settle_due(add_grant.tenant_id, add_grant.credit_type);
  perform credits.settle(add_grant.tenant_id, add_grant.credit_type);

  insert into public.tenant_credit_balance as b (
    tenant_id, credit_type, balance, version, next_due_at
  )
  values (
    add_grant.tenant_id, add_grant.credit_type, add_grant.amount, 1,
    coalesce(add_grant.expires_at, 'infinity')
  )
  on conflict on constraint tenant_credit_balance_pkey do update
  set balance = b.balance + add_grant.amount,
    version = b.version + 1,
    next_due_at = least(b.next_due_at, excluded.next_due_at),
    updated_at = now()
  returning b.* into account;

  if account.version = 1 then
    -- There already when a budget came before the first grant.
    insert into credits.accounts (tenant_id, credit_type)
    values (account.tenant_id, account.credit_type)
    on conflict do nothing;
  end if;

  if account.balance > 9007199254740991 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot grant so much: the balance would exceed 2^53 - 1',
      'Spend first: beyond that, JSON numbers are no longer exact'
    );
  end if;

  entry := credits.append_entry(
    account, add_grant.kind, add_grant.amount, 0, add_grant.idempotency_key,
    add_grant.request_fingerprint, reference => add_grant.source_ref,
    origin_entry_id => add_grant.origin_entry_id, actor => add_grant.actor,
    metadata => add_grant.metadata
  );
  insert into credits.grants (
    tenant_id, credit_type, amount_credits, remaining, priority, expires_at, source, source_ref,
    entry_id
  )
  values (
    entry.tenant_id, entry.credit_type, add_grant.amount, add_grant.amount, add_grant.priority,
    coalesce(add_grant.expires_at, 'infinity'), add_grant.source, add_grant.source_ref,
    entry.entry_id
  );
  return entry;
end;
$$;

revoke execute on function credits.add_grant(
  uuid, text, bigint, credits.entry_kind, text, bytea, text, text, timestamptz, smallint, uuid,
  jsonb, bigint
) from public, anon, authenticated;

comment on function credits.add_grant(
  uuid, text, bigint, credits.entry_kind, text, bytea, text, text, timestamptz, smallint, uuid,
  jsonb, bigint
) is 'One grant and its entry, after everything due and all spending is settled';
