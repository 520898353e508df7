-- What Stripe says of each refund of a payment of ours. A refund that failed or was canceled gave
-- the money back to us; any other one counts against what was granted, a pending one as well.
create table billing.refunds (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  refund_id text not null,
  purchase_id uuid not null,
  payment_intent_id text not null,
  amount_minor bigint not null,
  status text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, refund_id),
  foreign key (tenant_id, purchase_id)
  references billing.purchases (tenant_id, purchase_id) on delete restrict,
  constraint refunds_amount_is_positive check (amount_minor > 0),
  constraint refunds_status_is_known
  check (status in ('pending', 'requires_action', 'succeeded', 'failed', 'canceled'))
);

create index refunds_purchase_index on billing.refunds (tenant_id, purchase_id);

create index refunds_undecided_index
on billing.refunds (purchase_id)
where status in ('pending', 'requires_action');

alter table billing.refunds enable row level security;

create policy "members read the refunds of their own purchases"
on billing.refunds
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.refunds from public, anon, authenticated, service_role;
grant select (tenant_id, purchase_id, amount_minor, status, created_at, updated_at)
on billing.refunds to authenticated;
grant select on billing.refunds to service_role;

comment on table billing.refunds is 'Refunds of our payments, as Stripe knows them';
comment on column billing.refunds.status is
  'Stripe''s word; it only moves on, so that an older look never undoes a newer one';
