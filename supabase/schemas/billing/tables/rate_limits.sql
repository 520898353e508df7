-- Counters of a fixed window, one row per subject, so the table is as long as the list of subjects.
create table billing.rate_limits (
  scope text not null,
  subject text not null,
  window_started_at timestamptz not null,
  requests integer not null,
  primary key (scope, subject)
);

alter table billing.rate_limits enable row level security;

create policy "nobody reads rate limits through the Data API"
on billing.rate_limits
for all
to authenticated
using (false);

revoke all on billing.rate_limits from public, anon, authenticated, service_role;

comment on table billing.rate_limits is 'Requests per scope and subject in the current window';
