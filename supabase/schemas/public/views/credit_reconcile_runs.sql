-- The reports of the reconciler for those who run the product; people of tenants see none.
create view public.credit_reconcile_runs
with (security_invoker = true)
as
select
  r.run_id,
  r.outcome,
  r.livemode,
  r.is_dry_run,
  r.looked_at,
  r.repaired,
  r.unable,
  r.findings,
  r.error,
  r.started_at,
  r.finished_at
from billing.reconcile_runs as r;

revoke all on public.credit_reconcile_runs from public, anon, authenticated, service_role;
grant select on public.credit_reconcile_runs to service_role;

comment on view public.credit_reconcile_runs is
  'What each reconciliation looked at, repaired, and could not; the last complete one is the pulse';
