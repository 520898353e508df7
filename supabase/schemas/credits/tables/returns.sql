-- Which stretches of spending came back to the grants that had paid for them: the uncaptured part
-- of a hold, or credits restored after a failed action. The primary key is the proof that nothing
-- comes back twice.
create table credits.returns (
  tenant_id uuid not null,
  credit_type text not null,
  grant_id uuid not null,
  from_spent bigint not null,
  to_spent bigint not null,
  entry_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, credit_type, from_spent),
  foreign key (tenant_id, grant_id)
  references credits.grants (tenant_id, grant_id) on delete restrict,
  foreign key (tenant_id, entry_id)
  references credits.notable_entries (tenant_id, entry_id) on delete restrict,
  constraint returns_cover_a_stretch check (from_spent >= 0 and to_spent > from_spent)
);

create index returns_grant_index on credits.returns (tenant_id, grant_id);

create index returns_entry_index on credits.returns (tenant_id, entry_id);

create trigger returns_are_append_only
before update or delete on credits.returns
for each row
execute function credits.refuse_change();

-- What the planner is to believe, for the reason given at credits.entries.
alter table credits.returns alter column tenant_id set (n_distinct = -0.005);

alter table credits.returns enable row level security;

create policy "members read their own returns"
on credits.returns
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.returns from public, anon, authenticated, service_role;
grant select on credits.returns to authenticated, service_role;

comment on table credits.returns is
  'What came back to each grant: stretches of the tenant''s spending, and the entry that did it';
