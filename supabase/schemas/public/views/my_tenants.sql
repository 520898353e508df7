-- What the tenant switcher shows. Through the seam, so it also fits an app with its own
-- memberships.
create view public.my_tenants
with (security_invoker = true)
as
select
  t.tenant_id,
  t.name,
  tenancy.role_in(t.tenant_id) as role
from public.tenants as t;

revoke all on public.my_tenants from public, anon, authenticated, service_role;
grant select on public.my_tenants to authenticated;

comment on view public.my_tenants is 'The caller''s tenants and their role in each';
