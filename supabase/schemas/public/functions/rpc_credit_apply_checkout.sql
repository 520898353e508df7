-- Promises that a Checkout Session's state, as Stripe tells it now, is applied to its purchase
-- once: event, purchase, grant and entry in this one transaction. Webhook, return page and
-- reconciler all call it, in any order and as often as they like. event_id is null when no event
-- brought us here. Money that went back before the grant takes its credits at once. Locks: the
-- event, the purchase, then what a topup locks. Definer: nobody writes these tables.
create function public.rpc_credit_apply_checkout(
  tenant_id uuid,
  purchase_id uuid,
  session_id text,
  livemode boolean,
  session_status text,
  payment_status text,
  payment_failed boolean,
  amount_minor bigint default null,
  currency text default null,
  customer_id text default null,
  payment_intent_id text default null,
  event_id text default null,
  event_type text default null,
  quantity bigint default null,
  unit_minor bigint default null,
  discount_minor bigint default null,
  tax_minor bigint default null
)
returns table (outcome text, purchase_status text, reason text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  purchase billing.purchases;
  mismatch text;
  next_status text;
  moves boolean;
begin
  if rpc_credit_apply_checkout.event_id is not null and not billing.log_event(
    rpc_credit_apply_checkout.event_id, rpc_credit_apply_checkout.event_type,
    rpc_credit_apply_checkout.livemode, 'received', null
  ) then
    return query
    select 'duplicate', p.status, null::text
    from (select) as one_row
    left join billing.purchases as p
      on p.tenant_id = rpc_credit_apply_checkout.tenant_id
      and p.purchase_id = rpc_credit_apply_checkout.purchase_id;
    return;
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_checkout.tenant_id
    and p.purchase_id = rpc_credit_apply_checkout.purchase_id
  for update;

  mismatch := billing.checkout_mismatch(
    purchase, rpc_credit_apply_checkout.session_id, rpc_credit_apply_checkout.livemode,
    rpc_credit_apply_checkout.payment_status, rpc_credit_apply_checkout.amount_minor,
    rpc_credit_apply_checkout.currency, rpc_credit_apply_checkout.customer_id,
    rpc_credit_apply_checkout.payment_intent_id, rpc_credit_apply_checkout.quantity,
    rpc_credit_apply_checkout.unit_minor, rpc_credit_apply_checkout.discount_minor,
    rpc_credit_apply_checkout.tax_minor
  );
  next_status := case
    when mismatch is not null then 'quarantined'
    else billing.checkout_status(
      rpc_credit_apply_checkout.session_status, rpc_credit_apply_checkout.payment_status,
      rpc_credit_apply_checkout.payment_failed
    )
  end;
  moves := coalesce(billing.status_rank(next_status) > billing.status_rank(purchase.status), false);

  if moves then
    purchase.status := billing.move_purchase(
      purchase, next_status, mismatch, rpc_credit_apply_checkout.session_id,
      rpc_credit_apply_checkout.payment_intent_id
    );
  end if;

  update billing.stripe_events as e
  set status = case when mismatch is null then 'processed' else 'quarantined' end,
    reason = mismatch,
    tenant_id = rpc_credit_apply_checkout.tenant_id,
    purchase_id = rpc_credit_apply_checkout.purchase_id,
    updated_at = now()
  where e.event_id = rpc_credit_apply_checkout.event_id;

  return query
  select
    case when moves or mismatch is not null then next_status else 'unchanged' end,
    purchase.status,
    mismatch;
end;
$$;

revoke execute on function public.rpc_credit_apply_checkout from public, anon, authenticated;
grant execute on function public.rpc_credit_apply_checkout to service_role;

comment on function public.rpc_credit_apply_checkout is
  'Applies what Stripe says of a Checkout Session to its purchase; credits it once when it is paid';
