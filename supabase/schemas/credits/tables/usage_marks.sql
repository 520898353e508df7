-- How far the daily usage of a balance has been counted. A mark is the lock of its counting, too.
create table credits.usage_marks (
  tenant_id uuid not null,
  credit_type text not null,
  entry_id bigint not null default 0,
  version bigint not null default 0,
  counted_at timestamptz not null default now(),
  primary key (tenant_id, credit_type)
);

alter table credits.usage_marks enable row level security;

create policy "members read their own usage marks"
on credits.usage_marks
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.usage_marks from public, anon, authenticated, service_role;
grant select on credits.usage_marks to authenticated, service_role;

comment on table credits.usage_marks is
  'Up to which entry the usage of a balance is in daily_usage; later entries are counted live';
comment on column credits.usage_marks.version is
  'The version of that entry, so that the length of the rest is known without reading it';
