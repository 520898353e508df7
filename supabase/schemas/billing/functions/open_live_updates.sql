-- Promises that members may listen on their own tenant's private Realtime channel and on no other,
-- and that nobody may speak there but the database. Every migration ends with a call. Where
-- Realtime is absent it changes nothing and answers false; called again it changes nothing. Locks
-- nothing of ours. For the database's owner.
create function billing.open_live_updates()
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if not exists (
    select
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'realtime'
      and c.relname = 'messages'
  ) then
    return false;
  end if;

  -- Dynamic, because Realtime does not have to exist where this function is created.
  execute 'drop policy if exists "members hear of their own tenants" on realtime.messages';
  execute $policy$
    create policy "members hear of their own tenants"
    on realtime.messages
    for select
    to authenticated
    using (
      extension = 'broadcast'
      and tenancy.role_in(
        substring(
          (select realtime.topic())
          from '^tenant:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$'
        )::uuid
      ) is not null
    )
  $policy$;
  return true;
end;
$$;

revoke execute on function billing.open_live_updates() from public, anon, authenticated;

comment on function billing.open_live_updates() is
  'Lets members hear of their tenant''s changes by Realtime; false where there is none';
