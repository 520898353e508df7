-- Counters of fixed windows, one row per scope and subject. A subject is user:…, tenant:…,
-- address:… (a salted hash; no address is stored) or everyone. Rows whose window is over are
-- deleted by the calls that come later, so the table is about as long as there are live windows.
create table billing.rate_limits (
  scope text not null,
  subject text not null,
  requests integer not null,
  window_ends_at timestamptz not null,
  primary key (scope, subject)
);

create index rate_limits_window_index on billing.rate_limits (window_ends_at);

alter table billing.rate_limits enable row level security;

create policy "nobody reads rate limits through the Data API"
on billing.rate_limits
for all
to authenticated
using (false);

revoke all on billing.rate_limits from public, anon, authenticated, service_role;

comment on table billing.rate_limits is 'Requests per scope and subject in the current window';
