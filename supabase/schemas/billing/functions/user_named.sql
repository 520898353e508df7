-- Promises the user whom a free text names, if it is a user's id and nothing else: in the command
-- line an operator signs with a name, in the dashboard with their id. Locks nothing.
create function billing.user_named(name text)
returns uuid
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when user_named.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then user_named.name::uuid
  end;
$$;

revoke execute on function billing.user_named(text) from public, anon, authenticated;

comment on function billing.user_named(text) is 'The user_id that the text is, or null';
