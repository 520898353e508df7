-- What a tenant used per UTC day and action, up to its usage mark. Counted by credits.count_usage,
-- never by a deduct, and always the same as counting the entries anew.
create table credits.daily_usage (
  tenant_id uuid not null,
  credit_type text not null,
  day date not null,
  action text not null,
  used_credits bigint not null,
  uses bigint not null,
  quantity bigint not null,
  primary key (tenant_id, credit_type, day, action)
);

alter table credits.daily_usage enable row level security;

create policy "members read their own daily usage"
on credits.daily_usage
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.daily_usage from public, anon, authenticated, service_role;
grant select on credits.daily_usage to authenticated, service_role;

comment on table credits.daily_usage is 'Usage per day and action, counted up to the usage mark';
comment on column credits.daily_usage.action is 'Empty for spending that named no action';
