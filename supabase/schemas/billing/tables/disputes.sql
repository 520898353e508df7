-- What Stripe says of each dispute of a payment of ours. Its status moves no money: funds do, which
-- banks withdraw and reinstate. Both sums only grow, so looks may come in any order.
create table billing.disputes (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  dispute_id text not null,
  purchase_id uuid not null,
  payment_intent_id text not null,
  status text not null,
  withdrawn_minor bigint not null,
  reinstated_minor bigint not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, dispute_id),
  foreign key (tenant_id, purchase_id)
  references billing.purchases (tenant_id, purchase_id) on delete restrict,
  constraint disputes_funds_are_not_negative
  check (withdrawn_minor >= 0 and reinstated_minor >= 0),
  constraint disputes_status_is_known
  check (
    status in (
      'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response',
      'under_review', 'prevented', 'lost', 'appeal_needs_response', 'appeal_under_review', 'won'
    )
  )
);

create index disputes_purchase_index on billing.disputes (tenant_id, purchase_id);

create index disputes_undecided_index
on billing.disputes (purchase_id)
where status not in ('won', 'lost', 'prevented', 'warning_closed');

alter table billing.disputes enable row level security;

create policy "members read the disputes of their own purchases"
on billing.disputes
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.disputes from public, anon, authenticated, service_role;
grant select (
  tenant_id, purchase_id, status, withdrawn_minor, reinstated_minor, created_at, updated_at
) on billing.disputes to authenticated;
grant select on billing.disputes to service_role;

comment on table billing.disputes is 'Disputes of our payments, as Stripe knows them';
comment on column billing.disputes.withdrawn_minor is
  'What the bank has taken so far in the purchase''s currency, never more than was paid at once';
comment on column billing.disputes.reinstated_minor is 'What it has given back of that';
