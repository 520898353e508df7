-- What the operator decided about payments in question; no row means the defaults. At most one row.
create table billing.policies (
  is_only boolean primary key default true,
  freezes_on_dispute boolean not null default true,
  freezes_on_fraud_warning boolean not null default true,
  constraint policies_are_one_row check (is_only)
);

alter table billing.policies enable row level security;

create policy "nobody reads policies through the Data API"
on billing.policies
for all
to authenticated
using (false);

revoke all on billing.policies from public, anon, authenticated, service_role;
grant select on billing.policies to service_role;

comment on table billing.policies is 'Switches of the operator; an empty table means the defaults';
comment on column billing.policies.freezes_on_dispute is
  'Whether a chargeback freezes spending until it is decided; an inquiry never does';
