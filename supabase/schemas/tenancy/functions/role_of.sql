-- Promises a user's live role in one tenant, or null when they are no member. For functions that
-- act on a member whom somebody else named: nobody may call it from outside, as it would tell who
-- belongs where. Locks nothing. Definer, like the rest of the seam.
create function tenancy.role_of(tenant_id uuid, user_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select m.role
  from public.tenant_members as m
  where m.tenant_id = role_of.tenant_id
    and m.user_id = role_of.user_id;
$$;

revoke execute on function tenancy.role_of(uuid, uuid) from public, anon, authenticated;

comment on function tenancy.role_of(uuid, uuid) is
  'A user''s role in the tenant (owner, admin, billing, member, viewer) or null';
