-- A paying customer of the app. The ledger refers to it and never lets it go while it has books.
create table public.tenants (
  tenant_id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now(),
  constraint tenants_name_is_short check (char_length(name) between 1 and 200)
);

-- For the operators' overview, which goes by name.
create index tenants_name_index on public.tenants (name, tenant_id);

alter table public.tenants enable row level security;

create policy "members read their own tenants"
on public.tenants
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on public.tenants from public, anon, authenticated, service_role;
grant select on public.tenants to authenticated;
grant select, insert, update, delete on public.tenants to service_role;

comment on table public.tenants is
  'A customer of the app: the owner of balances, grants and purchases';
