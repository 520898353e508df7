-- Where a tenant's notices go, for its owners and admins. Never the secret: it was shown once.
create view public.credit_endpoints
with (security_invoker = true)
as
select
  e.tenant_id,
  e.url,
  e.set_by,
  e.set_at
from billing.notice_endpoints as e;

revoke all on public.credit_endpoints from public, anon, authenticated, service_role;
grant select on public.credit_endpoints to authenticated;

comment on view public.credit_endpoints is
  'Where the notices of the tenants go whose owner or admin the caller is';
