-- One row per run of the reconciler: what it looked at, what it repaired, what it could not, and
-- where the next run goes on. The row is also the lease: at most one is running, and one whose
-- lease has ended is taken over. Runs older than 90 days are deleted by those that come later.
create table billing.reconcile_runs (
  run_id bigint generated always as identity primary key,
  livemode boolean not null,
  is_dry_run boolean not null,
  outcome text not null default 'running',
  part text,
  place text,
  looked_at integer not null default 0,
  repaired integer not null default 0,
  unable integer not null default 0,
  findings jsonb not null default '[]',
  error text,
  cycle_started_at timestamptz not null,
  started_at timestamptz not null default now(),
  lease_ends_at timestamptz not null,
  finished_at timestamptz,
  constraint reconcile_runs_outcome_is_known
  check (outcome in ('running', 'complete', 'partial', 'failed', 'abandoned')),
  constraint reconcile_runs_finish_once check ((outcome = 'running') = (finished_at is null))
);

create unique index reconcile_runs_one_is_running
on billing.reconcile_runs (outcome)
where outcome = 'running';

create index reconcile_runs_finished_index on billing.reconcile_runs (finished_at);

alter table billing.reconcile_runs enable row level security;

create policy "nobody reads reconcile runs through the Data API"
on billing.reconcile_runs
for all
to authenticated
using (false);

revoke all on billing.reconcile_runs from public, anon, authenticated, service_role;
grant select on billing.reconcile_runs to service_role;

comment on table billing.reconcile_runs is
  'Every comparison of Stripe''s objects with ours, and what came of it';
comment on column billing.reconcile_runs.outcome is
  'complete: a cycle over everything ended; partial: out of time; abandoned: its lease ran out';
comment on column billing.reconcile_runs.part is
  'Which part of the cycle comes next; null when the cycle is complete';
comment on column billing.reconcile_runs.place is
  'Where in that part: Stripe''s or our id of the last object that was looked at';
comment on column billing.reconcile_runs.findings is
  'What differed, at most 200: part, reason, ids, and whether it was repaired';
