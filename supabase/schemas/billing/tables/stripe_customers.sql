-- Tenant and Stripe customer, one to one per mode. The row is claimed before the customer is
-- created, so two first purchases at once make one customer. Never looked up by e-mail.
create table billing.stripe_customers (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  livemode boolean not null,
  stripe_customer_id text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, livemode),
  constraint stripe_customers_id_is_unique unique (stripe_customer_id)
);

alter table billing.stripe_customers enable row level security;

create policy "nobody reads Stripe customers through the Data API"
on billing.stripe_customers
for all
to authenticated
using (false);

revoke all on billing.stripe_customers from public, anon, authenticated, service_role;

comment on table billing.stripe_customers is 'Which Stripe customer stands for which tenant';
comment on column billing.stripe_customers.stripe_customer_id is
  'Null while the customer is being created; unique in both directions';
