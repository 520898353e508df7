-- Promises the cases of the quarantine that nobody has resolved, oldest first and at most so many;
-- with include_resolved those as well, and with a case_id that one alone, however it stands. Locks
-- nothing. Definer: events and purchases are not for everybody. Changes nothing.
create function public.rpc_credit_list_quarantine(
  case_id text default null,
  include_resolved boolean default false,
  max_cases integer default 100
)
returns table (
  id text,
  reason text,
  tenant_id uuid,
  purchase_id uuid,
  event_type text,
  since timestamptz,
  purchase_status text,
  amount_credits bigint,
  price_minor bigint,
  currency text,
  stripe_session_id text,
  stripe_customer_id text,
  begun_at timestamptz,
  resolved_at timestamptz,
  resolution text,
  resolved_by text
)
language sql
stable
security definer
set search_path = ''
as $$
  select
    c.case_id, c.reason, c.tenant_id, c.purchase_id, c.event_type, c.since, p.status,
    p.amount_credits, p.price_minor, p.currency, p.stripe_session_id, u.stripe_customer_id,
    p.created_at, r.resolved_at, r.reason, r.actor
  from billing.quarantine_cases() as c
  left join billing.purchases as p
    on p.tenant_id = c.tenant_id
    and p.purchase_id = c.purchase_id
  left join billing.stripe_customers as u
    on u.tenant_id = p.tenant_id
    and u.livemode = p.livemode
  left join billing.resolutions as r
    on r.case_id = c.case_id
  where case
    when rpc_credit_list_quarantine.case_id is not null
      then c.case_id = rpc_credit_list_quarantine.case_id
    else r.case_id is null or rpc_credit_list_quarantine.include_resolved
  end
  order by c.since, c.case_id
  limit least(rpc_credit_list_quarantine.max_cases, 1000);
$$;

revoke execute on function public.rpc_credit_list_quarantine(text, boolean, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_quarantine(text, boolean, integer)
to service_role;

comment on function public.rpc_credit_list_quarantine(text, boolean, integer) is
  'What waits in quarantine for a person, and with what was resolved what they decided';
