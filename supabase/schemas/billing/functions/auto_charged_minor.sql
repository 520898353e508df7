-- Promises what a tenant's automatic top-ups have charged or may still charge in this calendar
-- month (UTC), in minor units: all but those that failed or expired, and one that was begun in the
-- month before if its money came in this one. Locks nothing.
create function billing.auto_charged_minor(tenant_id uuid)
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
  select coalesce(sum(p.price_minor), 0)::bigint
  from billing.purchases as p
  left join credits.entries as e
    on e.tenant_id = p.tenant_id
    and e.entry_id = p.entry_id
  where p.tenant_id = auto_charged_minor.tenant_id
    and p.origin = 'auto_topup'
    and p.status not in ('failed', 'expired')
    and greatest(p.created_at, e.created_at)
      >= credits.utc_month(now())::timestamp at time zone 'UTC';
$$;

revoke execute on function billing.auto_charged_minor(uuid) from public, anon, authenticated;
grant execute on function billing.auto_charged_minor(uuid) to authenticated, service_role;

comment on function billing.auto_charged_minor(uuid) is
  'What automatic top-ups count against a tenant''s monthly cap';
