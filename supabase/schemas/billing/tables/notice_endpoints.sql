-- Where a tenant's own systems want to be told what happens to its credits: one address per tenant.
-- The secret signs every notice (Standard Webhooks). It is shown once, when it is made, and read by
-- the dispatcher alone: no role may select it.
create table billing.notice_endpoints (
  tenant_id uuid primary key references public.tenants (tenant_id) on delete cascade,
  url text not null,
  secret text not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  constraint notice_endpoints_url_is_bounded check (char_length(url) between 1 and 2048),
  constraint notice_endpoints_secret_is_long check (secret ~ '^whsec_[A-Za-z0-9+/=]{40,}$')
);

alter table billing.notice_endpoints enable row level security;

create policy "owners and admins read their tenant's endpoint"
on billing.notice_endpoints
for select
to authenticated
using (
  tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])
  and tenancy.role_in(tenant_id) in ('owner', 'admin')
);

revoke all on billing.notice_endpoints from public, anon, authenticated, service_role;
grant select (tenant_id, url, set_by, set_at) on billing.notice_endpoints to authenticated;

comment on table billing.notice_endpoints is 'The address and secret for a tenant''s notices';
