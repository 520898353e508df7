-- The price list. A deduct that names an action and no amount pays what stands here now; every
-- change is a version.
create table credits.actions (
  action text primary key,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  amount_credits bigint not null,
  labels jsonb not null,
  unit_labels jsonb not null,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  constraint actions_code_is_a_word check (action ~ '^[a-z][a-z0-9_]{0,62}$'),
  constraint actions_amount_is_in_range check (amount_credits between 1 and 1000000000000),
  constraint actions_labels_are_german_and_english
  check (labels ->> 'de' is not null and labels ->> 'en' is not null),
  constraint actions_unit_labels_are_german_and_english
  check (unit_labels ->> 'de' is not null and unit_labels ->> 'en' is not null)
);

create index actions_credit_type_index on credits.actions (credit_type);

create trigger actions_are_versioned
after insert or update on credits.actions
for each row
execute function billing.record_version('action', 'action');

alter table credits.actions enable row level security;

create policy "signed-in users read the price list"
on credits.actions
for select
to authenticated
using (true);

revoke all on credits.actions from public, anon, authenticated, service_role;
grant select on credits.actions to authenticated, service_role;

comment on table credits.actions is 'What a metered action costs, per unit';
comment on column credits.actions.amount_credits is
  'Credits per unit, in the type''s smallest unit';
comment on column credits.actions.unit_labels is 'What one unit is called: page, letter, request';
