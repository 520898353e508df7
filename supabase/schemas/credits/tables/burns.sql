-- Which stretch of a tenant's spending a grant paid for. Spending is a line: each deduct and each
-- hold covers the stretch up to its own spent_total_after. Settlement tiles the line with burns,
-- without gap or overlap. What comes back later is a row of credits.returns; burns stay.
create table credits.burns (
  tenant_id uuid not null,
  credit_type text not null,
  grant_id uuid not null,
  from_spent bigint not null,
  to_spent bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, credit_type, from_spent),
  foreign key (tenant_id, grant_id)
  references credits.grants (tenant_id, grant_id) on delete restrict,
  constraint burns_cover_a_stretch check (from_spent >= 0 and to_spent > from_spent)
);

-- What a grant paid for, in the order of the line.
create index burns_grant_index on credits.burns (tenant_id, grant_id, from_spent);

create trigger burns_are_append_only
before update or delete on credits.burns
for each row
execute function credits.refuse_change();

-- What the planner is to believe, for the reason given at credits.entries.
alter table credits.burns alter column tenant_id set (n_distinct = -0.005);

alter table credits.burns enable row level security;

create policy "members read their own burns"
on credits.burns
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.burns from public, anon, authenticated, service_role;
grant select on credits.burns to authenticated, service_role;

comment on table credits.burns is 'What each grant paid for: stretches of the tenant''s spending';
