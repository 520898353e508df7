-- Promises what a Checkout Session's own state says about the purchase: money decides, never the
-- name of an event. payment_status and status are Stripe's; payment_failed is true when a delayed
-- payment of a completed session has definitely failed.
create function billing.checkout_status(
  session_status text,
  payment_status text,
  payment_failed boolean
)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when checkout_status.payment_status = 'paid' then 'credited'
    when checkout_status.session_status = 'expired' then 'expired'
    when checkout_status.session_status = 'complete' and checkout_status.payment_failed
      then 'failed'
    when checkout_status.session_status = 'complete' then 'processing'
    else 'open'
  end;
$$;

revoke execute on function billing.checkout_status(text, text, boolean)
from public, anon, authenticated;

comment on function billing.checkout_status(text, text, boolean) is
  'The purchase status that a Checkout Session implies';
