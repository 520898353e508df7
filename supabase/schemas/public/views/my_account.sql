-- What a signed-in person is beside a member of tenants: one row, and none for anybody else. The
-- dashboard shows the operators' pages by it, the functions let operators in by it, through the
-- person's own token.
create view public.my_account
with (security_invoker = true)
as
select
  u.user_id,
  tenancy.is_operator() as is_operator
from (select auth.uid() as user_id) as u
where u.user_id is not null;

revoke all on public.my_account from public, anon, authenticated, service_role;
grant select on public.my_account to authenticated;

comment on view public.my_account is 'The caller''s user_id and whether they are an operator';
