-- Promises at most one running reconciler: answers with its run, which begins where the last one of
-- this mode stopped, or with no run_id while another one's lease lasts. A run whose lease has ended
-- counts as abandoned. A dry run begins at the beginning. covered_from is when the last complete
-- cycle began, null before the first. Locks the running row. Definer: nobody writes runs.
create function public.rpc_credit_start_reconcile(
  livemode boolean,
  is_dry_run boolean,
  lease_seconds integer
)
returns table (run_id bigint, part text, place text, covered_from timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  last_run billing.reconcile_runs;
  goes_on boolean;
begin
  update billing.reconcile_runs as r
  set outcome = 'abandoned',
    finished_at = now()
  where r.outcome = 'running'
    and r.lease_ends_at <= now();

  delete from billing.reconcile_runs as r
  where r.run_id in (
    select o.run_id
    from billing.reconcile_runs as o
    where o.finished_at < now() - interval '90 days'
    order by o.finished_at
    limit 100
  );

  select r.*
  into last_run
  from billing.reconcile_runs as r
  where r.livemode = rpc_credit_start_reconcile.livemode
    and not r.is_dry_run
    and r.outcome <> 'running'
  order by r.run_id desc
  limit 1;
  goes_on := not rpc_credit_start_reconcile.is_dry_run
    and last_run.outcome in ('partial', 'failed', 'abandoned');

  insert into billing.reconcile_runs as r (
    livemode, is_dry_run, part, place, cycle_started_at, lease_ends_at
  )
  values (
    rpc_credit_start_reconcile.livemode, rpc_credit_start_reconcile.is_dry_run,
    case when goes_on then last_run.part end, case when goes_on then last_run.place end,
    case when goes_on then last_run.cycle_started_at else now() end,
    now() + make_interval(secs => rpc_credit_start_reconcile.lease_seconds)
  )
  on conflict (outcome) where outcome = 'running' do nothing
  returning r.run_id, r.part, r.place
  into run_id, part, place;

  select max(r.cycle_started_at)
  into covered_from
  from billing.reconcile_runs as r
  where r.livemode = rpc_credit_start_reconcile.livemode
    and not r.is_dry_run
    and r.outcome = 'complete';
  return next;
end;
$$;

revoke execute on function public.rpc_credit_start_reconcile(boolean, boolean, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_start_reconcile(boolean, boolean, integer)
to service_role;

comment on function public.rpc_credit_start_reconcile(boolean, boolean, integer) is
  'Begins or goes on with a reconciliation; no run_id while another one runs';
