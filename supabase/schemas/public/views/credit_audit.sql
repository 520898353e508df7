-- Who did what, for a tenant's owners and admins.
create view public.credit_audit
with (security_invoker = true)
as
select
  r.tenant_id,
  r.record_id,
  r.action,
  r.subject,
  r.actor,
  r.reason,
  r.details,
  r.created_at
from billing.audit_records as r;

revoke all on public.credit_audit from public, anon, authenticated, service_role;
grant select on public.credit_audit to authenticated, service_role;

comment on view public.credit_audit is
  'The audit records of the tenants whose owner or admin the caller is, newest by record_id';
