-- The outbox: what a tenant's own systems are to be told, written in the transaction in which it
-- happened and delivered later. Only for tenants that have an endpoint.
create table billing.notices (
  tenant_id uuid not null references public.tenants (tenant_id) on delete cascade,
  notice_id uuid not null default gen_random_uuid(),
  type text not null,
  data jsonb not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_problem text,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  primary key (tenant_id, notice_id),
  constraint notices_type_is_known check (
    type in (
      'credits.low_balance', 'credits.topped_up', 'credits.reversed', 'purchase.quarantined',
      'account.frozen', 'auto_topup.switched_off', 'auto_topup.needs_authentication',
      'endpoint.test'
    )
  ),
  constraint notices_state_is_known check (state in ('pending', 'delivered', 'given_up')),
  constraint notices_are_delivered_once check ((state = 'delivered') = (delivered_at is not null))
);

create index notices_pending_index on billing.notices (next_attempt_at) where state = 'pending';

-- For the delivery log of the settings, which is read newest first.
create index notices_log_index on billing.notices (tenant_id, created_at desc, notice_id);

alter table billing.notices enable row level security;

create policy "owners and admins read their tenant's notices"
on billing.notices
for select
to authenticated
using (
  tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])
  and tenancy.role_in(tenant_id) in ('owner', 'admin')
);

revoke all on billing.notices from public, anon, authenticated, service_role;
grant select on billing.notices to authenticated, service_role;

comment on table billing.notices is 'The outbox of signed notices to tenants'' own systems';
comment on column billing.notices.notice_id is
  'Also the webhook-id of every attempt: the receiver''s key against doing things twice';
comment on column billing.notices.last_problem is 'Why the last attempt failed: a status or a word';
