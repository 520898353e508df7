-- Promises that an edge function is asked to do its job, by pg_net, with the secret key that Vault
-- keeps under this name: no scheduled command and no log of one holds the key. Returns pg_net's
-- request id at once; what came of it is in net._http_response for some hours. Needs pg_net and
-- Vault. Locks nothing. For the scheduler, which runs as the database's owner.
create function billing.call_function(
  functions_url text,
  function_name text,
  secret_name text,
  timeout_ms integer
)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  secret_key text;
  request_id bigint;
begin
  -- Dynamic, because neither extension has to exist where this function is created.
  execute 'select s.decrypted_secret from vault.decrypted_secrets as s where s.name = $1'
  into secret_key
  using call_function.secret_name;
  if secret_key is null then
    raise exception 'Cannot call %: Vault has no secret named %',
      call_function.function_name, call_function.secret_name
      using hint = 'Store a Supabase secret key with vault.create_secret(key, name)';
  end if;

  execute 'select net.http_post(url => $1, headers => $2, body => $3, timeout_milliseconds => $4)'
  into request_id
  using
    format('%s/%s', call_function.functions_url, call_function.function_name),
    jsonb_build_object('content-type', 'application/json', 'apikey', secret_key),
    '{}'::jsonb,
    call_function.timeout_ms;
  return request_id;
end;
$$;

revoke execute on function billing.call_function(text, text, text, integer)
from public, anon, authenticated;

comment on function billing.call_function(text, text, text, integer) is
  'Posts to an edge function with a secret key from Vault; returns the request''s id';
