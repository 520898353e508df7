-- Credits set aside for work in progress. A hold covers a stretch of the tenant's spending as a
-- deduct would, from the moment it is made: so it takes the credits that a deduct would have taken,
-- and they cannot expire under it. What is not captured goes back to the grants it came from.
-- No foreign keys: balance and entries are what a deduct writes. credits.verify() proves them.
create table credits.holds (
  tenant_id uuid not null,
  hold_id uuid not null default gen_random_uuid(),
  credit_type text not null,
  amount_credits bigint not null,
  from_spent bigint not null,
  deadline_at timestamptz not null,
  state text not null default 'open',
  captured_credits bigint not null default 0,
  entry_id bigint not null,
  closed_at timestamptz,
  primary key (tenant_id, hold_id),
  constraint holds_entry_is_unique unique (tenant_id, entry_id),
  constraint holds_amount_is_in_range check (amount_credits between 1 and 1000000000000),
  constraint holds_state_is_known check (state in ('open', 'captured', 'released', 'expired')),
  constraint holds_close_once check ((state = 'open') = (closed_at is null)),
  constraint holds_capture_when_captured check ((state = 'captured') = (captured_credits > 0))
);

-- What is due next, per balance.
create index holds_deadline_index
on credits.holds (tenant_id, credit_type, deadline_at)
where state = 'open';

-- What the planner is to believe, for the reason given at credits.entries.
alter table credits.holds alter column tenant_id set (n_distinct = -0.005);

alter table credits.holds enable row level security;

create policy "members read their own holds"
on credits.holds
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.holds from public, anon, authenticated, service_role;
grant select on credits.holds to authenticated, service_role;

comment on table credits.holds is
  'Credits set aside for work in progress, until captured or released';
comment on column credits.holds.from_spent is
  'Where the hold''s stretch of spending begins; it is amount_credits long';
comment on column credits.holds.deadline_at is
  'From this moment on the hold is over, whoever looks: its credits are available again';
comment on column credits.holds.captured_credits is
  'What the work cost in the end: less, equal or more than was held';
