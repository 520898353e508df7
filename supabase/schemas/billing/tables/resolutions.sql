-- What a person decided about a case of the quarantine, kept for ever. A case is a purchase that is
-- quarantined or an event that is; both are named by their id. Not owned by a tenant: an event may
-- belong to none.
create table billing.resolutions (
  case_id text primary key,
  tenant_id uuid,
  quarantine_reason text not null,
  reason text not null,
  actor text not null,
  resolved_at timestamptz not null default now(),
  constraint resolutions_say_why check (char_length(reason) between 1 and 1000),
  constraint resolutions_name_somebody check (char_length(actor) between 1 and 255)
);

create trigger resolutions_are_append_only
before update or delete on billing.resolutions
for each row
execute function credits.refuse_change();

alter table billing.resolutions enable row level security;

create policy "nobody reads resolutions through the Data API"
on billing.resolutions
for all
to authenticated
using (false);

revoke all on billing.resolutions from public, anon, authenticated, service_role;
grant select on billing.resolutions to service_role;

comment on table billing.resolutions is 'Who resolved which case of the quarantine, and why';
comment on column billing.resolutions.quarantine_reason is
  'Why it was in quarantine when it was resolved';
