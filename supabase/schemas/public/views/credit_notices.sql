-- What a tenant's own systems were told, and where it goes, for its owners and admins.
create view public.credit_notices
with (security_invoker = true)
as
select
  n.tenant_id,
  n.notice_id,
  n.type,
  n.data,
  n.state,
  n.attempts,
  n.next_attempt_at,
  n.last_problem,
  n.created_at,
  n.delivered_at
from billing.notices as n;

revoke all on public.credit_notices from public, anon, authenticated, service_role;
grant select on public.credit_notices to authenticated, service_role;

comment on view public.credit_notices is
  'Notices of the tenants whose owner or admin the caller is';
