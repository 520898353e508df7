-- Promises to raise that nothing may be spent while a payment is in question. Locks nothing.
create function credits.refuse_frozen()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  perform credits.fail(
    403, 'account_frozen', 'Cannot spend: the account is frozen while a payment is in question',
    'Wait until the dispute is decided, or ask the operator to lift the freeze'
  );
end;
$$;

revoke execute on function credits.refuse_frozen() from public, anon, authenticated;
grant execute on function credits.refuse_frozen() to authenticated, service_role;

comment on function credits.refuse_frozen() is
  'Raises 403 account_frozen, for whoever asks or spends';
