-- Promises that a purchase is tied to one Checkout Session, the first that anybody names, and
-- answers with that one: two requests may have made one each, and only one may be paid. A webhook
-- or the reconciler may have been faster. Locks the purchase row. Definer: nobody writes purchases.
create function public.rpc_credit_open_purchase(
  tenant_id uuid,
  purchase_id uuid,
  session_id text
)
returns table (status text, stripe_session_id text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return query
  update billing.purchases as p
  set stripe_session_id = coalesce(p.stripe_session_id, rpc_credit_open_purchase.session_id),
    status = case p.status when 'created' then 'open' else p.status end,
    updated_at = now()
  where p.tenant_id = rpc_credit_open_purchase.tenant_id
    and p.purchase_id = rpc_credit_open_purchase.purchase_id
  returning p.status, p.stripe_session_id;

  if not found then
    perform credits.fail(
      404, 'unknown_purchase', 'Cannot open the purchase: it is unknown', 'Start a new attempt'
    );
  end if;
end;
$$;

revoke execute on function public.rpc_credit_open_purchase(uuid, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_open_purchase(uuid, uuid, text) to service_role;

comment on function public.rpc_credit_open_purchase(uuid, uuid, text) is
  'Ties a purchase to a Checkout Session unless it has one; answers with the one it has';
