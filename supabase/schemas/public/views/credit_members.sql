-- Who an actor of the history or a budget is. Through the seam, so it also fits an app with its own
-- memberships. Ask for one tenant_id.
create view public.credit_members
with (security_invoker = true)
as
select
  t.tenant_id,
  m.user_id,
  m.role,
  m.email
from public.tenants as t
cross join lateral tenancy.members_of(t.tenant_id) as m;

revoke all on public.credit_members from public, anon, authenticated, service_role;
grant select on public.credit_members to authenticated;

comment on view public.credit_members is
  'The members of the caller''s tenants; e-mail is null where it is not the caller''s to see';
