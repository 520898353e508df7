-- Which credit types a tenant has: a row per balance, written when the balance is opened. It refers
-- to tenant and credit type in the balance's place: there, Postgres would copy the triggers of both
-- foreign keys for every deduct. credits.verify() proves that a balance has its account.
create table credits.accounts (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  opened_at timestamptz not null default now(),
  primary key (tenant_id, credit_type)
);

alter table credits.accounts enable row level security;

create policy "nobody reads accounts through the Data API"
on credits.accounts
for all
to authenticated
using (false);

revoke all on credits.accounts from public, anon, authenticated, service_role;

comment on table credits.accounts is
  'Which credit types a tenant has; keeps a tenant and a type that have books from being deleted';
comment on column credits.accounts.opened_at is
  'When the first grant was made, or the first budget was set';
