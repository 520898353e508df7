-- Promises that two requests have the same fingerprint only when they ask for the same thing: a
-- JSON array keeps null, '' and neighbouring values apart, which joining strings would not.
create function credits.fingerprint(request jsonb)
returns bytea
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(fingerprint.request::text, 'UTF8'));
end;
$$;

revoke execute on function credits.fingerprint(jsonb) from public, anon, authenticated;

comment on function credits.fingerprint(jsonb) is 'SHA-256 of a request as a JSON array';
