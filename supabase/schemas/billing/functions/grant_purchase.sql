-- Promises the entry that grants a purchase's snapshot, once per payment: the idempotency key is
-- the Checkout Session or, where there was none, the payment; and a purchase can be the source of
-- one grant only. Locks what a topup locks.
create function billing.grant_purchase(
  purchase billing.purchases,
  session_id text,
  payment_intent_id text
)
returns bigint
language sql
volatile
security invoker
set search_path = ''
as $$
  select t.entry_id
  from credits.topup(
    tenant_id => (purchase).tenant_id,
    amount => (purchase).amount_credits,
    idempotency_key => coalesce(
      'internal:checkout:' || grant_purchase.session_id,
      'internal:payment:' || grant_purchase.payment_intent_id
    ),
    credit_type => (purchase).credit_type,
    source => 'purchase',
    source_ref => (purchase).purchase_id::text,
    expires_at => now() + make_interval(days => (purchase).expires_after_days),
    actor => (purchase).created_by
  ) as t;
$$;

revoke execute on function billing.grant_purchase(billing.purchases, text, text)
from public, anon, authenticated;

comment on function billing.grant_purchase(billing.purchases, text, text) is
  'Tops up what a purchase promised, through the ledger''s own topup; returns the entry';
