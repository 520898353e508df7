-- Below how many available credits a tenant wants to be warned. is_low remembers that it has been,
-- so that there is one notice per crossing; it is armed again when the balance has recovered.
create table billing.balance_watches (
  tenant_id uuid not null references public.tenants (tenant_id) on delete cascade,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  low_balance_credits bigint not null,
  is_low boolean not null default false,
  looked_at timestamptz not null default now(),
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (tenant_id, credit_type),
  constraint balance_watches_are_in_range check (low_balance_credits between 1 and 1000000000000)
);

create index balance_watches_looked_index on billing.balance_watches (looked_at);

create index balance_watches_credit_type_index on billing.balance_watches (credit_type);

alter table billing.balance_watches enable row level security;

create policy "members read their tenant's thresholds"
on billing.balance_watches
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.balance_watches from public, anon, authenticated, service_role;
grant select on billing.balance_watches to authenticated, service_role;

comment on table billing.balance_watches is 'Thresholds below which a tenant is warned, once';
