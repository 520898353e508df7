-- The log of Stripe's deliveries, without their payloads (they hold personal data). An event is
-- marked processed only in the transaction that applied it; only that mark makes a redelivery a
-- duplicate.
create table billing.stripe_events (
  event_id text primary key,
  type text not null,
  livemode boolean not null,
  status text not null,
  reason text,
  deliveries integer not null default 1,
  tenant_id uuid,
  purchase_id uuid,
  received_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint stripe_events_status_is_known
  check (status in ('received', 'processed', 'ignored', 'quarantined', 'failed'))
);

-- For the operators' log, which is read newest first.
create index stripe_events_received_index on billing.stripe_events (received_at, event_id);
create index stripe_events_status_index on billing.stripe_events (status, received_at, event_id);
create index stripe_events_type_index on billing.stripe_events (type, received_at, event_id);

alter table billing.stripe_events enable row level security;

create policy "nobody reads Stripe events through the Data API"
on billing.stripe_events
for all
to authenticated
using (false);

revoke all on billing.stripe_events from public, anon, authenticated, service_role;
grant select on billing.stripe_events to service_role;

comment on table billing.stripe_events is
  'Every verified event Stripe delivered and what became of it';
comment on column billing.stripe_events.reason is
  'Why it was ignored, quarantined or failed: a stable code';
