-- Promises that what became of a payment, as Stripe tells it now, is applied to its purchase:
-- refunds, disputes and fraud warnings are kept, credits follow the money by the difference to what
-- is reversed already, and the account is frozen or not. News may come in any order, twice, from an
-- older look, and before the grant, which then does the same. event_id is null when no event
-- brought us here. Locks: the event, the purchase, the tenant's queue, its balance row, grants.
-- Definer: nobody writes these tables.
create function public.rpc_credit_apply_payment(
  tenant_id uuid,
  purchase_id uuid,
  payment_intent_id text,
  livemode boolean,
  currency text,
  refunds jsonb,
  disputes jsonb,
  fraud_warnings text[],
  event_id text default null,
  event_type text default null
)
returns table (
  outcome text,
  purchase_status text,
  reason text,
  reversed_credits bigint,
  newly_frozen boolean
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  purchase billing.purchases;
begin
  newly_frozen := false;
  reversed_credits := 0;
  if rpc_credit_apply_payment.event_id is not null and not billing.log_event(
    rpc_credit_apply_payment.event_id, rpc_credit_apply_payment.event_type,
    rpc_credit_apply_payment.livemode, 'received', null
  ) then
    outcome := 'duplicate';
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_payment.tenant_id
    and p.purchase_id = rpc_credit_apply_payment.purchase_id
  for update;

  if outcome is null then
    reason := billing.payment_mismatch(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.livemode,
      rpc_credit_apply_payment.currency
    );
    outcome := case when reason is not null then 'quarantined' end;
  end if;

  if outcome is null then
    perform billing.store_refunds(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.refunds
    );
    perform billing.store_disputes(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.disputes
    );
    reversed_credits := billing.converge_purchase(purchase.tenant_id, purchase.purchase_id);
    newly_frozen := billing.store_freezes(purchase, rpc_credit_apply_payment.fraud_warnings);
    outcome := case
      when reversed_credits > 0 then 'reversed'
      when reversed_credits < 0 then 'reinstated'
      else 'unchanged'
    end;
  end if;

  if outcome <> 'duplicate' then
    update billing.stripe_events as e
    set status = case
        when rpc_credit_apply_payment.reason is null then 'processed'
        else 'quarantined'
      end,
      reason = rpc_credit_apply_payment.reason,
      tenant_id = rpc_credit_apply_payment.tenant_id,
      purchase_id = rpc_credit_apply_payment.purchase_id,
      updated_at = now()
    where e.event_id = rpc_credit_apply_payment.event_id;
  end if;

  select p.status
  into purchase_status
  from billing.purchases as p
  where p.tenant_id = purchase.tenant_id
    and p.purchase_id = purchase.purchase_id;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_apply_payment(
  uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text
) from public, anon, authenticated;
grant execute on function public.rpc_credit_apply_payment(
  uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text
) to service_role;

comment on function public.rpc_credit_apply_payment(
  uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text
) is
  'Applies refunds, disputes and fraud warnings of a payment: credits follow the money';
