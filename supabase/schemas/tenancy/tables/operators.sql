-- Who runs the product. Not a tenant's role: an operator belongs to no tenant by being one, and no
-- tenant's owner can make anybody an operator. Rows are written by the database's owner alone, so
-- that no key and no function can hand out this role. Read at request time.
create table tenancy.operators (
  user_id uuid primary key references auth.users (id) on delete cascade,
  created_at timestamptz not null default now()
);

alter table tenancy.operators enable row level security;

create policy "nobody reads operators through the Data API"
on tenancy.operators
for all
to authenticated
using (false);

revoke all on tenancy.operators from public, anon, authenticated, service_role;

comment on table tenancy.operators is
  'The users who run the product; written in the SQL editor or by migration alone';
