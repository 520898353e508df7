-- How many payments of a tenant were declined lately. Somebody who tries stolen cards shows here
-- first: many declines in a short time. One row per tenant that ever had one.
create table billing.declines (
  tenant_id uuid primary key references public.tenants (tenant_id) on delete cascade,
  declines integer not null,
  window_ends_at timestamptz not null,
  closed_until timestamptz
);

alter table billing.declines enable row level security;

create policy "nobody reads declines through the Data API"
on billing.declines
for all
to authenticated
using (false);

revoke all on billing.declines from public, anon, authenticated, service_role;
grant select on billing.declines to service_role;

comment on table billing.declines is
  'Declined payments per tenant in the current window, and until when its checkout is closed';
comment on column billing.declines.closed_until is
  'No new Checkout Session before this moment; null when there never were too many';
