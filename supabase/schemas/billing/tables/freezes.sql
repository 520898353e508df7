-- Why a tenant may not spend credits of a type: one row per dispute or fraud warning, kept for
-- ever. While any of them is not lifted, the balance row says is_frozen. A won dispute lifts its
-- own; a lost one or a fraud warning waits for a person.
create table billing.freezes (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  cause_id text not null,
  cause text not null,
  purchase_id uuid not null,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  frozen_at timestamptz not null default now(),
  lifted_at timestamptz,
  lift_reason text,
  lifted_by text,
  primary key (tenant_id, cause_id),
  foreign key (tenant_id, purchase_id)
  references billing.purchases (tenant_id, purchase_id) on delete restrict,
  constraint freezes_cause_is_known check (cause in ('dispute', 'fraud_warning')),
  constraint lifted_freezes_have_a_reason check ((lifted_at is null) = (lift_reason is null)),
  constraint freezes_are_lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
);

create index freezes_purchase_index on billing.freezes (tenant_id, purchase_id);
create index freezes_credit_type_index on billing.freezes (credit_type);

create trigger freezes_are_recorded
after insert or update on billing.freezes
for each row
execute function billing.record_freeze();

alter table billing.freezes enable row level security;

create policy "members read their own freezes"
on billing.freezes
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.freezes from public, anon, authenticated, service_role;
grant select (tenant_id, cause, purchase_id, frozen_at, lifted_at)
on billing.freezes to authenticated;
grant select on billing.freezes to service_role;

comment on table billing.freezes is 'What froze an account, and who lifted it and why';
comment on column billing.freezes.cause_id is 'Stripe''s id of the dispute or the fraud warning';
comment on column billing.freezes.lifted_by is 'stripe when a dispute was won, else the operator';
