-- Promises that a row of the ledger never changes, whoever asks: the last line behind the missing
-- privileges, for the owner who holds them all.
create function credits.refuse_change()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT403',
    message = format(
      'Cannot %s %I.%I: the ledger is append-only',
      lower(tg_op), tg_table_schema, tg_table_name
    ),
    detail = 'forbidden',
    hint = 'Post a correcting entry instead';
end;
$$;

revoke execute on function credits.refuse_change() from public, anon, authenticated;

comment on function credits.refuse_change() is 'Trigger: refuses UPDATE, DELETE and TRUNCATE';
