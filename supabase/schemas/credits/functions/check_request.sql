-- Promises that what a keyed write stores beside its amounts is present and bounded, with a clear
-- error before anything is locked. Locks nothing.
create function credits.check_request(idempotency_key text, reference text, metadata jsonb)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if check_request.idempotency_key is null
    or char_length(check_request.idempotency_key) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot write without an idempotency key of 1 to 255 characters',
      'Send the same key again when you repeat the same request'
    );
  end if;

  if starts_with(check_request.idempotency_key, 'internal:') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot use an idempotency key that begins with internal:',
      'That prefix is for the product''s own entries; choose another key'
    );
  end if;

  if char_length(check_request.reference) > 255 then
    perform credits.fail(
      400, 'malformed_request', 'Cannot store a reference of more than 255 characters',
      'Send a shorter reference'
    );
  end if;

  if check_request.metadata is null
    or jsonb_typeof(check_request.metadata) <> 'object'
    or octet_length(check_request.metadata::text) > 4096
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot store metadata that is not an object of at most 4096 bytes',
      'Send a smaller JSON object'
    );
  end if;
end;
$$;

revoke execute on function credits.check_request(text, text, jsonb)
from public, anon, authenticated;

comment on function credits.check_request(text, text, jsonb) is
  'Refuses a missing or oversized idempotency key, reference or metadata with 400';
