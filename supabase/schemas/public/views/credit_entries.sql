-- History for people: the ledger without its keys and fingerprints, and without what moved nothing
-- (holds and their releases, which credit_holds shows).
create view public.credit_entries
with (security_invoker = true)
as
select
  e.tenant_id,
  e.entry_id,
  e.credit_type,
  e.kind::text as kind,
  e.amount_credits,
  e.balance_after,
  e.version,
  e.action,
  e.quantity,
  e.reference,
  g.source,
  e.created_at
from credits.entries as e
left join credits.grants as g
  on g.tenant_id = e.tenant_id
  and g.entry_id = e.entry_id
where e.amount_credits <> 0;

revoke all on public.credit_entries from public, anon, authenticated, service_role;
grant select on public.credit_entries to authenticated, service_role;

comment on view public.credit_entries is 'The history of the caller''s tenants, newest by entry_id';
