-- Promises the first reason why a session may not be applied to this purchase, or null. What was
-- paid must be what was asked, by the customer and in the mode it was asked of; anything else waits
-- for a person, and what a person has resolved stays with that decision. A payment that needed no
-- money (a 100 % discount) is not money, by policy. Tax within the price fits, tax on top does not.
-- What the payer was shown in another currency counts for nothing: we get our price in our own.
create function billing.checkout_mismatch(
  purchase billing.purchases,
  session_id text,
  livemode boolean,
  payment_status text,
  amount_minor bigint,
  currency text,
  customer_id text,
  payment_intent_id text,
  quantity bigint,
  unit_minor bigint,
  discount_minor bigint,
  tax_minor bigint
)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select case
    when (purchase).purchase_id is null and exists (
      select
      from billing.purchases as p
      where p.stripe_session_id = checkout_mismatch.session_id
    ) then 'tenant_mismatch'
    when (purchase).purchase_id is null then 'unknown_purchase'
    when (purchase).status = 'quarantined'
      and checkout_mismatch.payment_status = 'paid'
      and exists (
        select
        from billing.resolutions as r
        where r.case_id = (purchase).purchase_id::text
      ) then 'resolved_by_hand'
    when (purchase).livemode <> checkout_mismatch.livemode then 'livemode_mismatch'
    when (purchase).stripe_session_id <> checkout_mismatch.session_id then 'session_mismatch'
    when upper(checkout_mismatch.currency) is distinct from (purchase).currency
      then 'currency_mismatch'
    when checkout_mismatch.quantity is distinct from 1 then 'quantity_mismatch'
    when checkout_mismatch.unit_minor is distinct from (purchase).price_minor
      then 'price_mismatch'
    when checkout_mismatch.discount_minor is distinct from 0 then 'unexpected_discount'
    when checkout_mismatch.amount_minor - checkout_mismatch.tax_minor = (purchase).price_minor
      and checkout_mismatch.tax_minor > 0
      then 'unexpected_tax'
    when checkout_mismatch.amount_minor is distinct from (purchase).price_minor
      then 'amount_mismatch'
    when checkout_mismatch.customer_id is null or not exists (
      select
      from billing.stripe_customers as c
      where c.tenant_id = (purchase).tenant_id
        and c.livemode = (purchase).livemode
        and c.stripe_customer_id = checkout_mismatch.customer_id
    ) then 'customer_mismatch'
    when checkout_mismatch.payment_status = 'no_payment_required' then 'no_payment_required'
    when exists (
      select
      from billing.purchases as p
      where p.purchase_id <> (purchase).purchase_id
        and (
          p.stripe_payment_intent_id = checkout_mismatch.payment_intent_id
          or p.stripe_session_id = checkout_mismatch.session_id
        )
    ) then 'payment_mismatch'
  end;
$$;

revoke execute on function billing.checkout_mismatch from public, anon, authenticated;

comment on function billing.checkout_mismatch is
  'Why a Checkout Session does not fit its purchase: a stable code, or null when it does';
