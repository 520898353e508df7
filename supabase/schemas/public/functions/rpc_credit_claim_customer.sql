-- Promises the tenant's Stripe customer, or null together with a claimed row: then the caller
-- creates the customer under an idempotency key and saves it. Locks the new row. Definer: private
-- table.
create function public.rpc_credit_claim_customer(tenant_id uuid, livemode boolean)
returns table (stripe_customer_id text, tenant_name text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into billing.stripe_customers (tenant_id, livemode)
  values (rpc_credit_claim_customer.tenant_id, rpc_credit_claim_customer.livemode)
  on conflict on constraint stripe_customers_pkey do nothing;

  return query
  select c.stripe_customer_id, t.name
  from billing.stripe_customers as c
  join public.tenants as t on t.tenant_id = c.tenant_id
  where c.tenant_id = rpc_credit_claim_customer.tenant_id
    and c.livemode = rpc_credit_claim_customer.livemode;
end;
$$;

revoke execute on function public.rpc_credit_claim_customer(uuid, boolean)
from public, anon, authenticated;
grant execute on function public.rpc_credit_claim_customer(uuid, boolean) to service_role;

comment on function public.rpc_credit_claim_customer(uuid, boolean) is
  'The tenant''s Stripe customer in this mode, or null when it has yet to be created';
