-- Promises where one purchase of one tenant stands, and which session and which payment would tell
-- more. Locks nothing. Definer: Stripe's ids are not for people. Membership is the caller's to
-- check.
create function public.rpc_credit_find_purchase(tenant_id uuid, purchase_id uuid)
returns table (
  status text,
  amount_credits bigint,
  stripe_session_id text,
  stripe_payment_intent_id text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select p.status, p.amount_credits, p.stripe_session_id, p.stripe_payment_intent_id
  from billing.purchases as p
  where p.tenant_id = rpc_credit_find_purchase.tenant_id
    and p.purchase_id = rpc_credit_find_purchase.purchase_id;

  if not found then
    perform credits.fail(
      404, 'unknown_purchase', 'Cannot find the purchase in this tenant', 'Check purchase_id'
    );
  end if;
end;
$$;

revoke execute on function public.rpc_credit_find_purchase(uuid, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_find_purchase(uuid, uuid) to service_role;

comment on function public.rpc_credit_find_purchase(uuid, uuid) is
  'Status, credits, session and payment of one purchase; 404 when the tenant has no such purchase';
