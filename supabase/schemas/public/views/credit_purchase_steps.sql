-- What happened to a purchase, for people and without Stripe's ids: its statuses, its refunds and
-- disputes as they stand now, and what froze the account for it. Ask for one tenant_id.
create view public.credit_purchase_steps
with (security_invoker = true)
as
select
  s.tenant_id,
  s.purchase_id,
  'status' as kind,
  s.status,
  s.reversed_minor as amount_minor,
  s.reversed_credits,
  null::bigint as reinstated_minor,
  s.step_id as position,
  s.created_at,
  s.created_at as changed_at
from billing.purchase_steps as s
union all
select
  r.tenant_id, r.purchase_id, 'refund', r.status, r.amount_minor, null, null, null, r.created_at,
  r.updated_at
from billing.refunds as r
union all
select
  d.tenant_id, d.purchase_id, 'dispute', d.status, d.withdrawn_minor, null, d.reinstated_minor,
  null, d.created_at, d.updated_at
from billing.disputes as d
union all
select
  f.tenant_id, f.purchase_id, 'freeze', f.cause, null, null, null, null, f.frozen_at, f.lifted_at
from billing.freezes as f;

revoke all on public.credit_purchase_steps from public, anon, authenticated, service_role;
grant select on public.credit_purchase_steps to authenticated, service_role;

comment on view public.credit_purchase_steps is
  'The purchases of the caller''s tenants step by step: statuses, refunds, disputes, freezes';
comment on column public.credit_purchase_steps.status is
  'The purchase''s, the refund''s or the dispute''s status; a freeze''s cause';
comment on column public.credit_purchase_steps.amount_minor is
  'Of a status what was reversed by then, of a refund its sum, of a dispute what the bank took';
comment on column public.credit_purchase_steps.reinstated_minor is
  'What the bank has given back of a dispute';
comment on column public.credit_purchase_steps.position is
  'The order of the statuses, of which one transaction may write several';
comment on column public.credit_purchase_steps.changed_at is
  'When it last changed; of a freeze, when it was lifted, null while it stands';
