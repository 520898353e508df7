-- Promises one new row of the ledger for a balance row as the change has left it. Call it under
-- that row's lock, right after the change. Locks nothing.
create function credits.append_entry(
  account public.tenant_credit_balance,
  kind credits.entry_kind,
  amount bigint,
  spent bigint,
  idempotency_key text,
  request_fingerprint bytea,
  action text default null,
  quantity bigint default null,
  reference text default null,
  origin_entry_id bigint default null,
  actor uuid default null,
  metadata jsonb default '{}',
  unit_price bigint default null
)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  entry credits.entries;
begin
  insert into credits.entries as e (
    tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
    spent_total_after, version, idempotency_key, request_fingerprint, action, quantity, reference,
    origin_entry_id, actor, metadata, unit_price
  )
  values (
    (account).tenant_id, (account).credit_type, append_entry.kind, append_entry.amount,
    (account).balance, (account).held, append_entry.spent, (account).spent_total,
    (account).version, append_entry.idempotency_key, append_entry.request_fingerprint,
    append_entry.action, append_entry.quantity, append_entry.reference,
    append_entry.origin_entry_id, append_entry.actor, append_entry.metadata,
    append_entry.unit_price
  )
  returning e.* into entry;

  if append_entry.kind not in ('deduct', 'hold') then
    insert into credits.notable_entries (tenant_id, entry_id, kind, origin_entry_id)
    values (entry.tenant_id, entry.entry_id, entry.kind, entry.origin_entry_id);
  end if;
  return entry;
end;
$$;

revoke execute on function credits.append_entry(
  public.tenant_credit_balance, credits.entry_kind, bigint, bigint, text, bytea, text, bigint, text,
  bigint, uuid, jsonb, bigint
) from public, anon, authenticated;

comment on function credits.append_entry(
  public.tenant_credit_balance, credits.entry_kind, bigint, bigint, text, bytea, text, bigint, text,
  bigint, uuid, jsonb, bigint
) is 'Writes the entry of a change to a balance row, with the row''s balance and version';
