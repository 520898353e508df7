-- What is for sale. A purchase takes a snapshot, so a change here never touches an order; every
-- change is a version. Of the packages on sale one per credit type may be recommended: two
-- recommendations would be none.
create table billing.packages (
  package_id text primary key,
  labels jsonb not null,
  credit_type text not null default 'credit' references credits.types (credit_type)
  on delete restrict,
  amount_credits bigint not null,
  price_minor bigint not null,
  currency text not null,
  expires_after_days integer,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  is_recommended boolean not null default false,
  constraint packages_id_is_a_word check (package_id ~ '^[a-z][a-z0-9_-]{0,62}$'),
  constraint packages_amount_is_in_range check (amount_credits between 1 and 1000000000000),
  constraint packages_price_is_in_range check (price_minor between 1 and 99999999),
  constraint packages_expire_within_ten_years check (expires_after_days between 1 and 3650),
  constraint packages_currency_is_iso check (currency ~ '^[A-Z]{3}$'),
  constraint packages_labels_are_german_and_english
  check (labels ->> 'de' is not null and labels ->> 'en' is not null)
);

create index packages_credit_type_index on billing.packages (credit_type);

create unique index packages_recommend_one on billing.packages (credit_type)
where is_active and is_recommended;

create trigger packages_are_versioned
after insert or update on billing.packages
for each row
execute function billing.record_version('package', 'package_id');

alter table billing.packages enable row level security;

create policy "signed-in users read the packages"
on billing.packages
for select
to authenticated
using (true);

revoke all on billing.packages from public, anon, authenticated, service_role;
grant select on billing.packages to authenticated, service_role;

comment on table billing.packages is 'Credit packages sold through Checkout';
comment on column billing.packages.expires_after_days is
  'Credits of this package expire so many days after they were granted; null for never';
comment on column billing.packages.price_minor is
  'In the currency''s minor unit: 2500 is 25.00 EUR';
comment on column billing.packages.is_recommended is
  'Marked and chosen first in the dialog; of the active packages of a type at most one';
