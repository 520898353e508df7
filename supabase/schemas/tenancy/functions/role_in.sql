-- Promises the caller's live role in one tenant, or null: a removed member's valid token gets null,
-- and so does an anonymous sign-in, which nobody can be held to. Locks nothing. Definer, so that it
-- answers without the caller being able to read memberships.
create function tenancy.role_in(tenant_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select m.role
  from public.tenant_members as m
  where m.tenant_id = role_in.tenant_id
    and m.user_id = (select auth.uid())
    and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false));
$$;

revoke execute on function tenancy.role_in(uuid) from public, anon, authenticated;
grant execute on function tenancy.role_in(uuid) to authenticated, service_role;

comment on function tenancy.role_in(uuid) is
  'The signed-in caller''s role in the tenant (owner, admin, billing, member, viewer) or null';
