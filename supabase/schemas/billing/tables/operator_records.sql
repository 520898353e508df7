-- What operators set going that is not on record elsewhere: another try of an event or a case, a
-- run of the reconciler. Append-only. What an operator decides about one tenant is in that tenant's
-- audit records, a change of the catalogue in its versions.
create table billing.operator_records (
  record_id bigint generated always as identity primary key,
  action text not null,
  subject text,
  actor uuid not null,
  created_at timestamptz not null default now(),
  constraint operator_records_action_is_a_word check (action ~ '^[a-z]+(_[a-z]+)*$'),
  constraint operator_records_subject_is_bounded check (char_length(subject) <= 255)
);

create trigger operator_records_are_append_only
before update or delete on billing.operator_records
for each row
execute function credits.refuse_change();

create trigger operator_records_are_never_truncated
before truncate on billing.operator_records
for each statement
execute function credits.refuse_change();

alter table billing.operator_records enable row level security;

create policy "nobody reads operator records through the Data API"
on billing.operator_records
for all
to authenticated
using (false);

revoke all on billing.operator_records from public, anon, authenticated, service_role;
grant select on billing.operator_records to service_role;

comment on table billing.operator_records is
  'Which operator set what going, beyond audit records and catalogue versions: append-only';
comment on column billing.operator_records.subject is
  'What it was about: an event, a case; null for the whole project';
