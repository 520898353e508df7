-- Promises where one purchase of one tenant stands and which session would tell more. Locks
-- nothing. Definer: the session id is not for people. Membership is the caller's to check.
create function public.rpc_credit_find_purchase(tenant_id uuid, purchase_id uuid)
returns table (status text, amount_credits bigint, stripe_session_id text)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select p.status, p.amount_credits, p.stripe_session_id
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
  'Status, credits and Checkout Session of one purchase; 404 when the tenant has no such purchase';
