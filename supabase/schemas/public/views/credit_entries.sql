-- History for people: the ledger without its keys and fingerprints, and without holds and their
-- releases, which own nothing (credit_holds shows what is held). The joins are by unique keys and
-- only dress a row; the limit keeps the planner from reading all grants of a tenant for a page. So
-- a page by entry_id reads as many rows as it shows. Filters by kind, action, actor and time are
-- rpc_credit_find_entries' business, which bounds what it reads.
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
  a.labels as action_labels,
  a.unit_labels,
  e.quantity,
  case
    when e.kind in ('deduct', 'capture') then e.reference
    when e.kind = 'topup' and g.source <> 'purchase' then e.reference
  end as reference,
  case
    when e.kind = 'adjust' then e.reference
    -- money that went back or came back names the purchase, which is in purchase_id
    when e.kind in ('restore', 'reverse') then coalesce(
      case when not pg_input_is_valid(e.reference, 'uuid') then e.reference end,
      e.metadata ->> 'reason'
    )
  end as reason,
  g.source,
  case
    when e.kind = 'expire' then e.reference::uuid
    else g.grant_id
  end as grant_id,
  g.purchase_id,
  g.package_labels,
  e.actor,
  e.origin_entry_id,
  e.created_at
from credits.entries as e
left join credits.actions as a
  on a.action = e.action
left join lateral (
  select g.grant_id, g.source, p.purchase_id, p.package_labels
  from credits.grants as g
  left join billing.purchases as p
    on p.tenant_id = g.tenant_id
    and p.entry_id = g.entry_id
  where g.tenant_id = e.tenant_id
    and g.entry_id = case
      when e.kind in ('restore', 'reverse') then e.origin_entry_id
      else e.entry_id
    end
  limit 1
) as g
  on true
where e.kind not in ('hold', 'release');

revoke all on public.credit_entries from public, anon, authenticated, service_role;
grant select on public.credit_entries to authenticated, service_role;

comment on view public.credit_entries is
  'The history of the caller''s tenants in plain words; page by entry_id, newest is highest';
comment on column public.credit_entries.reference is
  'What the app called it: a document, a job, a campaign';
comment on column public.credit_entries.reason is
  'Why somebody adjusted, restored or reversed it';
comment on column public.credit_entries.grant_id is
  'The grant that a topup or adjust made, that expired, or that was reversed or reinstated';
comment on column public.credit_entries.actor is
  'The user on whose behalf it happened; null for a service acting for itself';
comment on column public.credit_entries.origin_entry_id is
  'The entry this one completes: a capture''s hold, a restore''s deduct, a reversal''s topup';
