-- Promises how to call a user in what operators read: the e-mail address, or null for one that is
-- gone. Locks nothing. Invoker, and nobody may call it: functions that are for operators do.
create function tenancy.email_of(user_id uuid)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select u.email::text
  from auth.users as u
  where u.id = email_of.user_id;
$$;

revoke execute on function tenancy.email_of(uuid) from public, anon, authenticated;

comment on function tenancy.email_of(uuid) is
  'A user''s e-mail address, for what operators read; part of the seam';
