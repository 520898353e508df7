-- Promises the first reason why a PaymentIntent may not be applied to this purchase, or null: what
-- a Checkout Session must fit, an automatic payment must as well. A purchase that another payment
-- has granted already is not paid a second time.
create function billing.intent_mismatch(
  purchase billing.purchases,
  payment_intent_id text,
  livemode boolean,
  intent_status text,
  amount_minor bigint,
  currency text,
  customer_id text
)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select coalesce(
    billing.checkout_mismatch(
      purchase, null, intent_mismatch.livemode,
      -- in a session's words
      replace(intent_mismatch.intent_status, 'succeeded', 'paid'),
      intent_mismatch.amount_minor, intent_mismatch.currency, intent_mismatch.customer_id,
      -- a payment has no lines, discounts or taxes that could differ: its amount says it all
      intent_mismatch.payment_intent_id, 1, (purchase).price_minor, 0, 0
    ),
    case
      when (purchase).origin <> 'auto_topup' then 'payment_mismatch'
      when intent_mismatch.intent_status = 'succeeded'
        and (purchase).entry_id is not null
        and (purchase).stripe_payment_intent_id <> intent_mismatch.payment_intent_id
        then 'payment_mismatch'
    end
  );
$$;

revoke execute on function billing.intent_mismatch(
  billing.purchases, text, boolean, text, bigint, text, text
) from public, anon, authenticated;

comment on function billing.intent_mismatch(
  billing.purchases, text, boolean, text, bigint, text, text
) is 'Why a PaymentIntent does not fit its purchase: a stable code, or null when it does';
