-- Promises the first reason why a payment may not be applied to this purchase, or null. Before the
-- grant a purchase may not know its payment yet; afterwards it knows no other.
create function billing.payment_mismatch(
  purchase billing.purchases,
  payment_intent_id text,
  livemode boolean,
  currency text
)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select case
    when (purchase).purchase_id is null then 'unknown_purchase'
    when (purchase).livemode <> payment_mismatch.livemode then 'livemode_mismatch'
    when upper(payment_mismatch.currency) is distinct from (purchase).currency
      then 'currency_mismatch'
    when (purchase).stripe_payment_intent_id <> payment_mismatch.payment_intent_id
      or exists (
        select
        from billing.purchases as p
        where p.stripe_payment_intent_id = payment_mismatch.payment_intent_id
          and p.purchase_id <> (purchase).purchase_id
      )
      then 'payment_mismatch'
  end;
$$;

revoke execute on function billing.payment_mismatch(billing.purchases, text, boolean, text)
from public, anon, authenticated;

comment on function billing.payment_mismatch(billing.purchases, text, boolean, text) is
  'Why a payment does not belong to its purchase: a stable code, or null when it does';
