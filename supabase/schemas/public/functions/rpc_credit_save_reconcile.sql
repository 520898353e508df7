-- Promises that a run's progress is on record and its lease renewed, or kept = false when the lease
-- was lost meanwhile: the run must stop then. Counts and findings are added to what is there, and
-- the findings come back with whether a person was told of them before. With an outcome the run
-- ends. Locks the run's row. Definer: nobody writes runs.
create function public.rpc_credit_save_reconcile(
  run_id bigint,
  looked_at integer,
  repaired integer,
  unable integer,
  findings jsonb,
  lease_seconds integer,
  part text default null,
  place text default null,
  outcome text default null,
  error text default null
)
returns table (kept boolean, marked jsonb)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if rpc_credit_save_reconcile.outcome not in ('complete', 'partial', 'failed') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot end the run with this outcome',
      'Use complete, partial or failed'
    );
  end if;

  marked := billing.mark_findings(rpc_credit_save_reconcile.findings);

  update billing.reconcile_runs as r
  set part = rpc_credit_save_reconcile.part,
    place = rpc_credit_save_reconcile.place,
    looked_at = r.looked_at + rpc_credit_save_reconcile.looked_at,
    repaired = r.repaired + rpc_credit_save_reconcile.repaired,
    unable = r.unable + rpc_credit_save_reconcile.unable,
    findings = jsonb_path_query_array(r.findings || marked, '$[0 to 199]'),
    outcome = coalesce(rpc_credit_save_reconcile.outcome, r.outcome),
    error = rpc_credit_save_reconcile.error,
    lease_ends_at = now() + make_interval(secs => rpc_credit_save_reconcile.lease_seconds),
    finished_at = case when rpc_credit_save_reconcile.outcome is not null then now() end
  where r.run_id = rpc_credit_save_reconcile.run_id
    and r.outcome = 'running';

  kept := found;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_save_reconcile(
  bigint, integer, integer, integer, jsonb, integer, text, text, text, text
) from public, anon, authenticated;
grant execute on function public.rpc_credit_save_reconcile(
  bigint, integer, integer, integer, jsonb, integer, text, text, text, text
) to service_role;

comment on function public.rpc_credit_save_reconcile(
  bigint, integer, integer, integer, jsonb, integer, text, text, text, text
) is
  'Adds to a run''s report and renews its lease; kept is false when another run took over';
