-- Promises the members of one tenant to its members, and nobody to anybody else. An e-mail address
-- is shown to owners and admins, who decide about members, and to whom it belongs: the others see
-- that somebody is a member, not how to reach them. Locks nothing. Definer: addresses are the Auth
-- server's, which nobody may read.
create function tenancy.members_of(tenant_id uuid)
returns table (user_id uuid, role text, email text)
language sql
stable
security definer
set search_path = ''
as $$
  select
    m.user_id,
    m.role,
    case when caller.role in ('owner', 'admin') or m.user_id = caller.user_id then u.email::text end
  from (
    select (select auth.uid()) as user_id, tenancy.role_in(members_of.tenant_id) as role
  ) as caller
  join public.tenant_members as m
    on m.tenant_id = members_of.tenant_id
  left join auth.users as u
    on u.id = m.user_id
  where caller.role is not null;
$$;

revoke execute on function tenancy.members_of(uuid) from public, anon, authenticated;
grant execute on function tenancy.members_of(uuid) to authenticated, service_role;

comment on function tenancy.members_of(uuid) is
  'The members of a tenant of the caller''s; e-mail addresses for owners, admins and their owner';
