-- Promises that each refund of a payment is on record with the furthest status anybody saw. refunds
-- is a list of {id, amount_minor, status}. Call it under the purchase's lock. Locks the refunds.
create function billing.store_refunds(
  purchase billing.purchases,
  payment_intent_id text,
  refunds jsonb
)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into billing.refunds as r (
    tenant_id, refund_id, purchase_id, payment_intent_id, amount_minor, status
  )
  select
    (purchase).tenant_id, f.id, (purchase).purchase_id, store_refunds.payment_intent_id,
    f.amount_minor, f.status
  from jsonb_to_recordset(store_refunds.refunds) as f (
    id text, amount_minor bigint, status text
  )
  on conflict on constraint refunds_pkey do update
  set status = excluded.status,
    updated_at = now()
  where billing.refund_rank(excluded.status) > billing.refund_rank(r.status);
$$;

revoke execute on function billing.store_refunds(billing.purchases, text, jsonb)
from public, anon, authenticated;

comment on function billing.store_refunds(billing.purchases, text, jsonb) is
  'Keeps what Stripe says of the refunds of a payment';
