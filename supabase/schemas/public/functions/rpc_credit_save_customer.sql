-- Promises that the first customer saved for a tenant and mode stays: a late second one is not
-- stored and the first is returned. Locks the claimed row. Definer: private table.
create function public.rpc_credit_save_customer(
  tenant_id uuid,
  livemode boolean,
  customer_id text
)
returns table (stripe_customer_id text)
language sql
volatile
security definer
set search_path = ''
as $$
  update billing.stripe_customers as c
  set stripe_customer_id = coalesce(c.stripe_customer_id, rpc_credit_save_customer.customer_id)
  where c.tenant_id = rpc_credit_save_customer.tenant_id
    and c.livemode = rpc_credit_save_customer.livemode
  returning c.stripe_customer_id;
$$;

revoke execute on function public.rpc_credit_save_customer(uuid, boolean, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_save_customer(uuid, boolean, text) to service_role;

comment on function public.rpc_credit_save_customer(uuid, boolean, text) is
  'Stores the Stripe customer of a claimed tenant, once, and returns the one that counts';
