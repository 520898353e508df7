-- Promises whether the caller is an operator now: false for a removed one whose token is still
-- valid, for anonymous sign-ins, and for whoever is not signed in. Locks nothing. Definer, so that
-- it answers without anybody being able to read who the operators are.
create function tenancy.is_operator()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select
    from tenancy.operators as o
    where o.user_id = (select auth.uid())
      and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false))
  );
$$;

revoke execute on function tenancy.is_operator() from public, anon, authenticated;
grant execute on function tenancy.is_operator() to authenticated, service_role;

comment on function tenancy.is_operator() is
  'Whether the signed-in caller runs the product; no tenant''s role makes anybody an operator';
