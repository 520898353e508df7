-- A tenant's order to charge its saved card whenever credits run low: one row per tenant that ever
-- gave it. state says in one word why nothing is charged, or that it is; the open attempt itself is
-- a purchase. Price and currency are what the tenant agreed to: at another price nothing is
-- charged.
create table billing.auto_topups (
  tenant_id uuid primary key references public.tenants (tenant_id) on delete cascade,
  is_on boolean not null,
  threshold_credits bigint not null,
  package_id text not null references billing.packages (package_id) on delete restrict,
  price_minor bigint not null,
  currency text not null,
  monthly_cap_minor bigint not null,
  cooldown_seconds integer not null,
  checkout_locale text not null,
  state text not null default 'waiting',
  state_since timestamptz not null default now(),
  declines integer not null default 0,
  pause text,
  paused_until timestamptz not null default '-infinity',
  lease_ends_at timestamptz not null default '-infinity',
  looked_at timestamptz not null default '-infinity',
  set_by uuid not null,
  set_at timestamptz not null default now(),
  constraint auto_topups_threshold_is_in_range
  check (threshold_credits between 1 and 1000000000000),
  constraint auto_topups_cap_allows_one_purchase
  check (monthly_cap_minor between price_minor and 9999999999),
  constraint auto_topups_cooldown_is_a_minute_to_a_month
  check (cooldown_seconds between 60 and 2592000),
  constraint auto_topups_locale_is_known check (checkout_locale in ('de', 'en')),
  constraint auto_topups_pause_is_known
  check (pause in ('cooling_down', 'backing_off', 'provider_unavailable')),
  constraint auto_topups_state_is_known check (
    state in (
      'waiting', 'off', 'off_after_declines', 'off_for_review', 'charging',
      'needs_authentication', 'enough_credits', 'cooling_down', 'backing_off',
      'provider_unavailable', 'package_unavailable', 'price_changed', 'account_frozen',
      'checkout_closed', 'no_saved_card', 'cap_reached'
    )
  ),
  constraint auto_topups_say_why_they_are_off check (is_on = (state not like 'off%'))
);

create index auto_topups_looked_index on billing.auto_topups (looked_at) where is_on;
create index auto_topups_package_index on billing.auto_topups (package_id);

alter table billing.auto_topups enable row level security;

create policy "members read their tenant's automatic top-up"
on billing.auto_topups
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.auto_topups from public, anon, authenticated, service_role;
grant select on billing.auto_topups to authenticated, service_role;

comment on table billing.auto_topups is 'Who wants a saved card charged when credits run low';
comment on column billing.auto_topups.monthly_cap_minor is
  'The most that a calendar month (UTC) may charge, in the currency''s minor unit';
comment on column billing.auto_topups.declines is
  'Payments in a row that came to nothing; the fourth switches off';
comment on column billing.auto_topups.paused_until is
  'Nothing is charged before; pause says why';
comment on column billing.auto_topups.lease_ends_at is
  'Until when one caller works at the open attempt alone';
