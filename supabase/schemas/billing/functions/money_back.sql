-- Promises how much of a purchase's money has gone back by now, in minor units and never more than
-- was paid: refunds that have not failed, and what banks withdrew and did not reinstate. Locks
-- nothing.
create function billing.money_back(purchase billing.purchases)
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
  select least(
    (purchase).price_minor::numeric,
    (
      select coalesce(sum(r.amount_minor), 0)
      from billing.refunds as r
      where r.tenant_id = (purchase).tenant_id
        and r.purchase_id = (purchase).purchase_id
        and r.payment_intent_id = (purchase).stripe_payment_intent_id
        and r.status not in ('failed', 'canceled')
    ) + (
      select coalesce(sum(greatest(d.withdrawn_minor - d.reinstated_minor, 0)), 0)
      from billing.disputes as d
      where d.tenant_id = (purchase).tenant_id
        and d.purchase_id = (purchase).purchase_id
        and d.payment_intent_id = (purchase).stripe_payment_intent_id
    )
  )::bigint;
$$;

revoke execute on function billing.money_back(billing.purchases)
from public, anon, authenticated;

comment on function billing.money_back(billing.purchases) is
  'What of a purchase''s price is back with the payer: refunds and withdrawn funds';
