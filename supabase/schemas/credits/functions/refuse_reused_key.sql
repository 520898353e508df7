-- Promises an error, always: the idempotency key belongs to another request (409). Locks nothing.
create function credits.refuse_reused_key()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  perform credits.fail(
    409, 'key_reused', 'Cannot use this idempotency key: it belongs to another request',
    'Repeat the first request unchanged, or mint a new key for a new request'
  );
end;
$$;

revoke execute on function credits.refuse_reused_key() from public, anon, authenticated;

comment on function credits.refuse_reused_key() is
  'Raises 409: an idempotency key that belongs to another request';
