-- Promises that the purchase knows its Checkout Session, and never another one. Locks the purchase
-- row. A webhook may have been faster: then this changes nothing. Definer: nobody writes purchases.
create function public.rpc_credit_open_purchase(
  tenant_id uuid,
  purchase_id uuid,
  session_id text
)
returns table (status text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  purchase_status text;
begin
  update billing.purchases as p
  set stripe_session_id = rpc_credit_open_purchase.session_id,
    status = case p.status when 'created' then 'open' else p.status end,
    updated_at = now()
  where p.tenant_id = rpc_credit_open_purchase.tenant_id
    and p.purchase_id = rpc_credit_open_purchase.purchase_id
    and coalesce(p.stripe_session_id, rpc_credit_open_purchase.session_id)
      = rpc_credit_open_purchase.session_id
  returning p.status into purchase_status;

  if purchase_status is null then
    perform credits.fail(
      404, 'unknown_purchase', 'Cannot open the purchase: it is unknown or has another session',
      'Start a new attempt'
    );
  end if;

  return query select purchase_status;
end;
$$;

revoke execute on function public.rpc_credit_open_purchase(uuid, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_open_purchase(uuid, uuid, text) to service_role;

comment on function public.rpc_credit_open_purchase(uuid, uuid, text) is
  'Ties a purchase to its Checkout Session, once; 404 when it is unknown or tied to another';
