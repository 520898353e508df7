-- Promises the Realtime topic of a tenant, or null where nobody would hear: Realtime is absent, or
-- its channels are not opened. Reads the catalogue alone, as a member may not look into Realtime's
-- schema everywhere. Locks nothing.
create function billing.live_topic(tenant_id uuid)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select 'tenant:' || live_topic.tenant_id
  where exists (
    select
    from pg_catalog.pg_policies as p
    where p.schemaname = 'realtime'
      and p.tablename = 'messages'
      and p.policyname = 'members hear of their own tenants'
  );
$$;

revoke execute on function billing.live_topic(uuid) from public, anon, authenticated;
grant execute on function billing.live_topic(uuid) to authenticated, service_role;

comment on function billing.live_topic(uuid) is
  'Where a tenant''s changes are told: a Realtime topic, or null without Realtime';
