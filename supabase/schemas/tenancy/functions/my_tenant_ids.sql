-- Promises every tenant the caller belongs to now, as one array, so that a policy evaluates it once
-- per statement and not once per row. None for an anonymous sign-in. Locks nothing. Definer:
-- policies on the membership table itself call it, and would recurse otherwise.
create function tenancy.my_tenant_ids()
returns uuid[]
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(array_agg(m.tenant_id), '{}')
  from public.tenant_members as m
  where m.user_id = (select auth.uid())
    and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false));
$$;

revoke execute on function tenancy.my_tenant_ids() from public, anon, authenticated;
grant execute on function tenancy.my_tenant_ids() to authenticated, service_role;

comment on function tenancy.my_tenant_ids() is
  'The caller''s tenants; use as: tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])';
