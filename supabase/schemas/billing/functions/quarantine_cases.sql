-- Promises a row per case of the quarantine: each purchase that is quarantined, and each event that
-- is, unless its purchase stands for it already. Locks nothing.
create function billing.quarantine_cases()
returns table (
  case_id text,
  reason text,
  tenant_id uuid,
  purchase_id uuid,
  event_type text,
  since timestamptz
)
language sql
stable
security invoker
set search_path = ''
as $$
  select
    p.purchase_id::text, p.quarantine_reason, p.tenant_id, p.purchase_id, null, p.updated_at
  from billing.purchases as p
  where p.status = 'quarantined'
  union all
  select e.event_id, e.reason, e.tenant_id, e.purchase_id, e.type, e.received_at
  from billing.stripe_events as e
  left join billing.purchases as p
    on p.tenant_id = e.tenant_id
    and p.purchase_id = e.purchase_id
    and p.status = 'quarantined'
  where e.status = 'quarantined'
    and p.purchase_id is null;
$$;

revoke execute on function billing.quarantine_cases() from public, anon, authenticated;

comment on function billing.quarantine_cases() is
  'What waits for a person: quarantined purchases and events, resolved or not';
