-- Promises to raise, always: PostgREST answers SQLSTATE PTxyz with HTTP status xyz. The details
-- begin with the stable code, which programs read; the message and the hint are for people.
create function credits.fail(status integer, code text, message text, hint text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT' || fail.status,
    message = fail.message,
    detail = fail.code,
    hint = fail.hint;
end;
$$;

revoke execute on function credits.fail(integer, text, text, text) from public, anon, authenticated;
grant execute on function credits.fail(integer, text, text, text) to authenticated, service_role;

comment on function credits.fail(integer, text, text, text) is
  'Raises an error with an HTTP status, a stable code, a message and a remedy';
