-- Promises the entry that a deduct's idempotency key already produced, or null; raises 409 when the
-- key belongs to another request. A deduct has no fingerprint: its entry says its whole request,
-- and to compare the two here spares every new deduct the computing of one. A price per unit says
-- that the request named no amount. Call it behind the tenant's queue, as credits.find_twin.
create function credits.find_deduct(
  tenant_id uuid, amount bigint, idempotency_key text, credit_type text, action text,
  quantity bigint, reference text, metadata jsonb, actor uuid
)
returns credits.entries
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  twin constant credits.entries := credits.entry_of_key(
    find_deduct.tenant_id, find_deduct.idempotency_key
  );
begin
  if twin.entry_id is not null and row(
    twin.kind, case when twin.unit_price is null then -twin.amount_credits end, twin.credit_type,
    twin.action, twin.quantity, twin.reference, twin.metadata, twin.actor
  ) is distinct from row(
    'deduct'::credits.entry_kind, find_deduct.amount, find_deduct.credit_type,
    find_deduct.action, find_deduct.quantity, find_deduct.reference, find_deduct.metadata,
    find_deduct.actor
  ) then
    perform credits.refuse_reused_key();
  end if;
  return twin;
end;
$$;

revoke execute on function credits.find_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;

comment on function credits.find_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) is 'The first entry of a deduct''s idempotency key, null when there is none, 409 when it differs';
