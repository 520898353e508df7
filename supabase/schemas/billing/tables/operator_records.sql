-- What operators asked for in the dashboard: who, when, about which tenant and what, and why.
-- Written before it is done, so nothing is done without a record; what came of it is in
-- operator_outcomes. Also what was refused to people who are no operators. Append-only. The act
-- itself is in the tenant's audit records or the catalogue's versions, too, in its transaction.
create table billing.operator_records (
  record_id bigint generated always as identity primary key,
  action text not null,
  actor uuid not null,
  tenant_id uuid,
  subject text,
  reason text,
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint operator_records_action_is_a_word check (action ~ '^[a-z]+(_[a-z]+)*$'),
  constraint operator_records_subject_is_bounded check (char_length(subject) <= 255),
  constraint operator_records_reason_is_bounded check (char_length(reason) <= 1000),
  constraint operator_records_details_are_a_small_object
  check (jsonb_typeof(details) = 'object' and octet_length(details::text) <= 4096)
);

-- For the operators' log, which is read newest first.
create index operator_records_actor_index on billing.operator_records (actor, record_id);
create index operator_records_tenant_index on billing.operator_records (tenant_id, record_id)
where tenant_id is not null;
create index operator_records_action_index on billing.operator_records (action, record_id);

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
  'Who asked for what in the operators'' pages, before it was done: append-only';
comment on column billing.operator_records.tenant_id is
  'The tenant that was named, whether there is one or not; null where none was';
comment on column billing.operator_records.subject is
  'What it was about: an event, a case, a package; null where the action says it all';
