-- Where a purchase stood, and since when: one row per step of it, append-only, read by the members
-- who may read the purchase. Written by the trigger that also audits. The purchase's own row says
-- only where it stands now.
create table billing.purchase_steps (
  tenant_id uuid not null,
  step_id bigint generated always as identity,
  purchase_id uuid not null,
  status text not null,
  reversed_minor bigint not null,
  reversed_credits bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, step_id),
  foreign key (tenant_id, purchase_id)
  references billing.purchases (tenant_id, purchase_id) on delete restrict
);

create index purchase_steps_purchase_index
on billing.purchase_steps (tenant_id, purchase_id, step_id);

create trigger purchase_steps_are_append_only
before update or delete on billing.purchase_steps
for each row
execute function credits.refuse_change();

create trigger purchase_steps_are_never_truncated
before truncate on billing.purchase_steps
for each statement
execute function credits.refuse_change();

alter table billing.purchase_steps enable row level security;

create policy "members read the steps of their own purchases"
on billing.purchase_steps
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on billing.purchase_steps from public, anon, authenticated, service_role;
grant select on billing.purchase_steps to authenticated, service_role;

comment on table billing.purchase_steps is
  'When a purchase reached each status, and what was reversed of it by then';
