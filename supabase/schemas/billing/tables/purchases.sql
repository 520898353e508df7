-- One attempt to buy one package. The snapshot (credits, price, currency) is what a payment is
-- checked against and what is granted. The payment is the key of the grant: unique on the Checkout
-- Session and on the PaymentIntent.
create table billing.purchases (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  purchase_id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  origin text not null default 'checkout',
  package_id text not null references billing.packages (package_id) on delete restrict,
  package_labels jsonb not null,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  amount_credits bigint not null,
  price_minor bigint not null,
  expires_after_days integer,
  currency text not null,
  livemode boolean not null,
  created_by uuid not null,
  checkout_locale text not null,
  saves_card boolean not null default false,
  status text not null default 'created',
  quarantine_reason text,
  failure text,
  stripe_session_id text,
  stripe_payment_intent_id text,
  stripe_payment_method_id text,
  entry_id bigint,
  reversed_minor bigint not null default 0,
  reversed_credits bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, purchase_id),
  foreign key (tenant_id, entry_id)
  references credits.notable_entries (tenant_id, entry_id) on delete restrict,
  constraint purchases_attempt_is_unique unique (tenant_id, attempt_id),
  constraint purchases_session_is_unique unique (stripe_session_id),
  constraint purchases_status_is_known
  check (
    status in (
      'created', 'open', 'processing', 'credited', 'partially_reversed', 'reversed', 'expired',
      'failed', 'quarantined'
    )
  ),
  constraint purchases_origin_is_known check (origin in ('checkout', 'auto_topup')),
  constraint purchases_locale_is_known check (checkout_locale in ('de', 'en')),
  constraint credited_purchases_have_an_entry
  check (
    (status in ('credited', 'partially_reversed', 'reversed')) = (entry_id is not null)
  ),
  constraint reversed_purchases_say_how_much
  check (
    case status
      when 'reversed' then reversed_minor = price_minor and reversed_credits = amount_credits
      when 'partially_reversed' then reversed_minor > 0 and reversed_minor < price_minor
      else reversed_minor = 0 and reversed_credits = 0
    end
  ),
  constraint quarantined_purchases_have_a_reason
  check ((status = 'quarantined') = (quarantine_reason is not null))
);

create unique index purchases_payment_intent_is_unique
on billing.purchases (stripe_payment_intent_id)
where stripe_payment_intent_id is not null;

-- One open attempt per tenant, whatever runs at the same time: nobody's card is charged twice.
create unique index purchases_auto_topup_is_alone
on billing.purchases (tenant_id)
where origin = 'auto_topup' and status in ('created', 'open', 'processing');

create index purchases_entry_index on billing.purchases (tenant_id, entry_id);
-- What of a tenant has changed last, which every open page asks again and again.
create index purchases_changed_index on billing.purchases (tenant_id, updated_at);
create index purchases_package_index on billing.purchases (package_id);
create index purchases_credit_type_index on billing.purchases (credit_type);

create index purchases_unfinished_index
on billing.purchases (purchase_id)
where status in ('created', 'open', 'processing');

-- Those that ended without money although somebody had tried to pay, by when they ended.
create index purchases_unpaid_index
on billing.purchases (updated_at)
where status in ('expired', 'failed') and stripe_payment_intent_id is not null;

create trigger purchases_are_recorded
after insert or update on billing.purchases
for each row
execute function billing.record_purchase();

create trigger purchases_steer_auto_topups
after update of status on billing.purchases
for each row
execute function billing.steer_auto_topup();

-- What the planner is to believe, for the reason given at credits.entries.
alter table billing.purchases alter column tenant_id set (n_distinct = -0.005);

alter table billing.purchases enable row level security;

create policy "members read their own purchases"
on billing.purchases
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.purchases from public, anon, authenticated, service_role;
grant select (
  tenant_id, purchase_id, attempt_id, package_id, package_labels, credit_type, amount_credits,
  price_minor, currency, status, reversed_minor, reversed_credits, entry_id, created_at, updated_at,
  origin, failure, saves_card, created_by
) on billing.purchases to authenticated;
grant select on billing.purchases to service_role;

comment on table billing.purchases is
  'An order: the snapshot taken, the payment awaited, the grant made';
comment on column billing.purchases.attempt_id is
  'Minted by the client and kept until a definite outcome: a second click buys nothing twice';
comment on column billing.purchases.checkout_locale is
  'Kept, because Stripe refuses a repeated request whose parameters differ';
comment on column billing.purchases.origin is
  'checkout: a person on Stripe''s page; auto_topup: the saved card, without a person';
comment on column billing.purchases.failure is
  'Why an automatic payment came to nothing: Stripe''s decline code or a word of ours';
comment on column billing.purchases.stripe_payment_method_id is
  'The saved card, chosen before it is charged: a repeated request must not name another';
comment on column billing.purchases.saves_card is
  'The buyer agreed that Stripe keeps the card for automatic top-ups';
comment on column billing.purchases.reversed_minor is
  'What of the price is back with the payer now, by refunds and disputes; the status says the same';
comment on column billing.purchases.reversed_credits is
  'The credits that went with it; less again when the money comes back';
comment on column billing.purchases.created_by is
  'The user who clicked; no foreign key, because the order outlives the user''s account';
