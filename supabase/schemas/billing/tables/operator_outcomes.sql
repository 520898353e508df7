-- What came of what operators asked for, one row each, written after it was done or refused. A
-- record without one was begun by a process that did not live to tell. Append-only.
create table billing.operator_outcomes (
  record_id bigint primary key references billing.operator_records (record_id) on delete restrict,
  outcome text not null,
  code text,
  created_at timestamptz not null default now(),
  constraint operator_outcomes_outcome_is_known check (outcome in ('done', 'refused', 'failed')),
  constraint operator_outcomes_say_why_it_was_not_done check ((outcome = 'done') = (code is null)),
  constraint operator_outcomes_code_is_a_word check (code ~ '^[a-z]+(_[a-z]+)*$')
);

-- For the log of what was not done.
create index operator_outcomes_not_done_index on billing.operator_outcomes (record_id)
where outcome <> 'done';

create trigger operator_outcomes_are_append_only
before update or delete on billing.operator_outcomes
for each row
execute function credits.refuse_change();

create trigger operator_outcomes_are_never_truncated
before truncate on billing.operator_outcomes
for each statement
execute function credits.refuse_change();

alter table billing.operator_outcomes enable row level security;

create policy "nobody reads operator outcomes through the Data API"
on billing.operator_outcomes
for all
to authenticated
using (false);

revoke all on billing.operator_outcomes from public, anon, authenticated, service_role;
grant select on billing.operator_outcomes to service_role;

comment on table billing.operator_outcomes is
  'Whether an operator''s act was done, refused or failed: append-only';
comment on column billing.operator_outcomes.code is
  'Why it was not done: a stable code of docs/errors.md';
