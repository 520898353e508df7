-- Promises that a PaymentIntent's state, as Stripe tells it now, is applied to its automatic top-up
-- once: event, purchase, grant and entry in this one transaction. Webhook and scheduler both call
-- it, in any order and as often as they like. The caller has canceled an intent that waits for
-- somebody, so intent_status is succeeded, processing or canceled; failure is why. event_id is null
-- when no event brought us here. Locks: the event, the purchase, then what a topup locks, then the
-- settings. Definer: nobody writes these tables.
create function public.rpc_credit_apply_auto_topup(
  tenant_id uuid,
  purchase_id uuid,
  payment_intent_id text,
  livemode boolean,
  intent_status text,
  amount_minor bigint,
  currency text,
  customer_id text default null,
  failure text default null,
  event_id text default null,
  event_type text default null
)
returns table (outcome text, purchase_status text, reason text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  purchase billing.purchases;
  next_status text;
begin
  if rpc_credit_apply_auto_topup.event_id is not null and not billing.log_event(
    rpc_credit_apply_auto_topup.event_id, rpc_credit_apply_auto_topup.event_type,
    rpc_credit_apply_auto_topup.livemode, 'received', null
  ) then
    outcome := 'duplicate';
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_auto_topup.tenant_id
    and p.purchase_id = rpc_credit_apply_auto_topup.purchase_id
  for update;

  if outcome is null then
    reason := billing.intent_mismatch(
      purchase, rpc_credit_apply_auto_topup.payment_intent_id,
      rpc_credit_apply_auto_topup.livemode, rpc_credit_apply_auto_topup.intent_status,
      rpc_credit_apply_auto_topup.amount_minor, rpc_credit_apply_auto_topup.currency,
      rpc_credit_apply_auto_topup.customer_id
    );
    next_status := case
      when reason is not null then 'quarantined'
      when rpc_credit_apply_auto_topup.intent_status = 'succeeded' then 'credited'
      when rpc_credit_apply_auto_topup.intent_status = 'processing' then 'processing'
      -- the card works, its owner is wanted: a person finishes it on Stripe's page
      when rpc_credit_apply_auto_topup.failure = 'authentication_required' then 'open'
      when rpc_credit_apply_auto_topup.intent_status = 'canceled' then 'failed'
    end;
    outcome := 'unchanged';

    if billing.status_rank(next_status) > billing.status_rank(purchase.status) then
      update billing.purchases as p
      set failure = rpc_credit_apply_auto_topup.failure
      where p.tenant_id = purchase.tenant_id
        and p.purchase_id = purchase.purchase_id;
      purchase.status := billing.move_purchase(
        purchase, next_status, reason, null, rpc_credit_apply_auto_topup.payment_intent_id
      );
      outcome := next_status;
    elsif reason is not null then
      outcome := 'quarantined';
    end if;

    update billing.stripe_events as e
    set status = case
        when rpc_credit_apply_auto_topup.reason is null then 'processed'
        else 'quarantined'
      end,
      reason = rpc_credit_apply_auto_topup.reason,
      tenant_id = rpc_credit_apply_auto_topup.tenant_id,
      purchase_id = rpc_credit_apply_auto_topup.purchase_id,
      updated_at = now()
    where e.event_id = rpc_credit_apply_auto_topup.event_id;
  end if;

  purchase_status := purchase.status;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_apply_auto_topup(
  uuid, uuid, text, boolean, text, bigint, text, text, text, text, text
) from public, anon, authenticated;
grant execute on function public.rpc_credit_apply_auto_topup(
  uuid, uuid, text, boolean, text, bigint, text, text, text, text, text
) to service_role;

comment on function public.rpc_credit_apply_auto_topup(
  uuid, uuid, text, boolean, text, bigint, text, text, text, text, text
) is
  'Applies what Stripe says of an automatic payment to its purchase; credits it once when paid';
