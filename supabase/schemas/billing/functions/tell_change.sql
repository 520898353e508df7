-- Promises that whoever listens on the tenant's channel is told to look again; what changed is not
-- said, since looking goes through row level security. Rare changes call it, a deduct never: it
-- costs a row. Without Realtime it does nothing, and it never fails, because a payment must not
-- depend on anybody being told. Locks nothing.
create function billing.tell_change(tenant_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  -- Asked first, because the block below costs every topup a subtransaction.
  if not exists (
    select
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'realtime'
      and c.relname = 'messages'
  ) then
    return;
  end if;

  begin
    if billing.live_topic(tell_change.tenant_id) is not null then
      -- Dynamic, because Realtime does not have to exist where this function is created.
      execute 'select realtime.send($1, $2, $3, true)'
      using '{}'::jsonb, 'changed', billing.live_topic(tell_change.tenant_id);
    end if;
  exception
    when others then
      raise warning 'Cannot tell anybody of a change: %', sqlerrm;
  end;
end;
$$;

revoke execute on function billing.tell_change(uuid) from public, anon, authenticated;

comment on function billing.tell_change(uuid) is
  'Tells the tenant''s open dashboards to look again, where Realtime exists';
