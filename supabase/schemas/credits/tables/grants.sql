-- Credits from one source. Each grant was posted by exactly one topup entry, and a payment can be
-- the source of one grant only: a second proof beside the entry's idempotency key.
create table credits.grants (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  grant_id uuid not null default gen_random_uuid(),
  credit_type text not null references credits.types (credit_type) on delete restrict,
  amount_credits bigint not null,
  source text not null,
  source_ref text,
  entry_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, entry_id)
  references credits.entries (tenant_id, entry_id) on delete restrict,
  constraint grants_entry_is_unique unique (tenant_id, entry_id),
  constraint grants_amount_is_in_range check (amount_credits between 1 and 1000000000000),
  constraint grants_source_is_known
  check (source in ('purchase', 'promotion', 'subscription', 'referral', 'adjustment')),
  constraint purchased_grants_name_their_purchase
  check (source <> 'purchase' or source_ref is not null)
);

create unique index grants_purchase_is_granted_once
on credits.grants (tenant_id, source_ref)
where source = 'purchase';

create index grants_credit_type_index on credits.grants (credit_type);

alter table credits.grants enable row level security;

create policy "members read their own grants"
on credits.grants
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.grants from public, anon, authenticated, service_role;
grant select on credits.grants to authenticated, service_role;

comment on table credits.grants is 'Credits given to a tenant, by source';
comment on column credits.grants.source_ref is
  'What the source calls it: the purchase_id of a purchase, a campaign, a referral';
