-- Promises that every change of a package or an action is a new version. A trigger, because the SQL
-- editor may change them too. Who and why come from the transaction's settings, which the saving
-- RPCs write. Numbers by counting under the lock of the row that changes. Definer: nobody writes
-- versions.
create function billing.record_version()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  item_kind constant text := tg_argv[0];
  item_row constant jsonb := to_jsonb(new);
  item_key constant text := item_row ->> tg_argv[1];
begin
  if tg_op = 'UPDATE' and new is not distinct from old then
    return new;
  end if;

  insert into billing.catalogue_versions (kind, item_id, version, content, saved_by, reason)
  select
    item_kind, item_key, coalesce(max(v.version), 0) + 1, item_row - tg_argv[1],
    nullif(current_setting('credits.saved_by', true), '')::uuid,
    nullif(current_setting('credits.save_reason', true), '')
  from billing.catalogue_versions as v
  where v.kind = item_kind
    and v.item_id = item_key;
  return new;
end;
$$;

revoke execute on function billing.record_version() from public, anon, authenticated;

comment on function billing.record_version() is
  'Trigger: a new version of a package or an action; arguments are its kind and its key''s column';
