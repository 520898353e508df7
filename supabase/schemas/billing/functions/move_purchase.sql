-- Promises that a purchase stands where its session or its payment says: granted in this
-- transaction when it is paid, with what went back of the money before taken off at once. What does
-- not fit (mismatch) may belong to another purchase, so its ids are not taken over. Returns the
-- status it ends in. Call it under the purchase's lock. Locks what a topup locks.
create function billing.move_purchase(
  purchase billing.purchases,
  next_status text,
  mismatch text,
  session_id text,
  payment_intent_id text
)
returns text
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  moved billing.purchases;
begin
  update billing.purchases as p
  set status = move_purchase.next_status,
    quarantine_reason = move_purchase.mismatch,
    entry_id = case move_purchase.next_status
      when 'credited' then billing.grant_purchase(
        purchase, move_purchase.session_id, move_purchase.payment_intent_id
      )
    end,
    stripe_session_id = case
      when move_purchase.mismatch is null
        then coalesce(move_purchase.session_id, p.stripe_session_id)
      else p.stripe_session_id
    end,
    stripe_payment_intent_id = case
      when move_purchase.mismatch is null then move_purchase.payment_intent_id
      else p.stripe_payment_intent_id
    end,
    updated_at = now()
  where p.tenant_id = (purchase).tenant_id
    and p.purchase_id = (purchase).purchase_id;

  perform billing.converge_purchase((purchase).tenant_id, (purchase).purchase_id);
  perform billing.apply_freezes((purchase).tenant_id, (purchase).credit_type);

  select p.*
  into strict moved
  from billing.purchases as p
  where p.tenant_id = (purchase).tenant_id
    and p.purchase_id = (purchase).purchase_id;
  return moved.status;
end;
$$;

revoke execute on function billing.move_purchase(billing.purchases, text, text, text, text)
from public, anon, authenticated;

comment on function billing.move_purchase(billing.purchases, text, text, text, text) is
  'Moves a purchase up to a status; credits it when that is credited';
