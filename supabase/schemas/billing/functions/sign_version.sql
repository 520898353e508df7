-- Promises that the versions which this transaction writes from now on carry a name and a reason,
-- or none again when both are null. 400 without a reason. Locks nothing.
create function billing.sign_version(saved_by uuid, reason text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if sign_version.saved_by is not null
    and coalesce(char_length(btrim(sign_version.reason)), 0) not between 1 and 1000
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot change the catalogue without a reason',
      'Say in at most 1000 characters why'
    );
  end if;

  perform set_config('credits.saved_by', coalesce(sign_version.saved_by::text, ''), true);
  perform set_config('credits.save_reason', coalesce(btrim(sign_version.reason), ''), true);
end;
$$;

revoke execute on function billing.sign_version(uuid, text) from public, anon, authenticated;

comment on function billing.sign_version(uuid, text) is
  'Who changes packages and actions in this transaction, and why';
