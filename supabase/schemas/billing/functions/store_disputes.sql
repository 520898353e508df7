-- Promises that each dispute of a payment is on record with the furthest status and the largest
-- sums anybody saw. disputes is a list of {id, status, withdrawn_minor, reinstated_minor}. Call it
-- under the purchase's lock. Locks the disputes.
create function billing.store_disputes(
  purchase billing.purchases,
  payment_intent_id text,
  disputes jsonb
)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  insert into billing.disputes as d (
    tenant_id, dispute_id, purchase_id, payment_intent_id, status, withdrawn_minor,
    reinstated_minor
  )
  select
    (purchase).tenant_id, f.id, (purchase).purchase_id, store_disputes.payment_intent_id,
    f.status, f.withdrawn_minor, f.reinstated_minor
  from jsonb_to_recordset(store_disputes.disputes) as f (
    id text, status text, withdrawn_minor bigint, reinstated_minor bigint
  )
  on conflict on constraint disputes_pkey do update
  set status = case
      when billing.dispute_rank(excluded.status) > billing.dispute_rank(d.status)
        then excluded.status
      else d.status
    end,
    withdrawn_minor = greatest(d.withdrawn_minor, excluded.withdrawn_minor),
    reinstated_minor = greatest(d.reinstated_minor, excluded.reinstated_minor),
    updated_at = now()
  where billing.dispute_rank(excluded.status) > billing.dispute_rank(d.status)
    or excluded.withdrawn_minor > d.withdrawn_minor
    or excluded.reinstated_minor > d.reinstated_minor;
$$;

revoke execute on function billing.store_disputes(billing.purchases, text, jsonb)
from public, anon, authenticated;

comment on function billing.store_disputes(billing.purchases, text, jsonb) is
  'Keeps what Stripe says of the disputes of a payment';
