-- What can be prepaid. Amounts everywhere are whole numbers of the type's smallest unit.
create table credits.types (
  credit_type text primary key,
  decimals smallint not null default 0,
  labels jsonb not null,
  restore_grace_days smallint not null default 7,
  constraint types_code_is_a_word check (credit_type ~ '^[a-z][a-z0-9_]{0,62}$'),
  constraint types_decimals_are_few check (decimals between 0 and 6),
  constraint types_grace_is_bounded check (restore_grace_days between 0 and 366),
  constraint types_labels_are_german_and_english
  check (labels ->> 'de' is not null and labels ->> 'en' is not null)
);

alter table credits.types enable row level security;

create policy "signed-in users read the credit types"
on credits.types
for select
to authenticated
using (true);

revoke all on credits.types from public, anon, authenticated, service_role;
grant select on credits.types to authenticated, service_role;

comment on table credits.types is 'Kinds of credits; the default is credit with 0 decimals';
comment on column credits.types.decimals is
  'Digits after the point when shown: 2 shows 1234 as 12.34';
comment on column credits.types.restore_grace_days is
  'How long restored credits live when their grant has expired in the meantime';
