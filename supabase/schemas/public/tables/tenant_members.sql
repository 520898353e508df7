-- Who may act for a tenant. Read at request time, never from a token: a removed member may still
-- hold a valid one.
create table public.tenant_members (
  tenant_id uuid not null references public.tenants (tenant_id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id),
  constraint tenant_members_role_is_known
  check (role in ('owner', 'admin', 'billing', 'member', 'viewer'))
);

create index tenant_members_user_id_index on public.tenant_members (user_id);

alter table public.tenant_members enable row level security;

create policy "members read the members of their own tenants"
on public.tenant_members
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on public.tenant_members from public, anon, authenticated, service_role;
grant select on public.tenant_members to authenticated;
grant select, insert, update, delete on public.tenant_members to service_role;

comment on table public.tenant_members is 'Membership and role of a user in a tenant';
comment on column public.tenant_members.role is
  'owner, admin and billing may buy credits; member and viewer may look';
