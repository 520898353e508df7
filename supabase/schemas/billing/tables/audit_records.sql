-- Who did what to a tenant's credits, beside the ledger's own history: append-only, read by the
-- tenant's owners and admins. Written in the transaction that does the thing, by triggers where one
-- table tells it all, so that nobody can forget it.
create table billing.audit_records (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  record_id bigint generated always as identity,
  action text not null,
  subject text,
  actor uuid,
  reason text,
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (tenant_id, record_id),
  constraint audit_records_action_is_a_word check (action ~ '^[a-z]+(_[a-z]+)*$'),
  constraint audit_records_details_are_a_small_object
  check (jsonb_typeof(details) = 'object' and octet_length(details::text) <= 4096)
);

create trigger audit_records_are_append_only
before update or delete on billing.audit_records
for each row
execute function credits.refuse_change();

create trigger audit_records_are_never_truncated
before truncate on billing.audit_records
for each statement
execute function credits.refuse_change();

alter table billing.audit_records enable row level security;

create policy "owners and admins read their tenant's audit records"
on billing.audit_records
for select
to authenticated
using (
  tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])
  and tenancy.role_in(tenant_id) in ('owner', 'admin')
);

revoke all on billing.audit_records from public, anon, authenticated, service_role;
grant select on billing.audit_records to authenticated, service_role;

comment on table billing.audit_records is 'Who did what: append-only, for owners and admins';
comment on column billing.audit_records.subject is
  'What it was done to: a purchase_id, the user_id of a member, an endpoint';
comment on column billing.audit_records.actor is
  'The user who did it or asked for it; null for Stripe, a service or the scheduler';
