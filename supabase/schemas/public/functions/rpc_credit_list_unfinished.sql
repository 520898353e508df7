-- Promises, a page at a time by id, the purchases whose end nobody has told us: those begun before
-- a moment that still wait for their payment, those that ended unpaid in the last 30 days although
-- a payment was tried (it may succeed late), and those with a refund or a dispute that is not
-- decided. A purchase without a session is forgotten after 30 days: no page for it can be open.
-- Locks nothing. Definer: Stripe's ids are not for people.
create function public.rpc_credit_list_unfinished(
  livemode boolean,
  begun_before timestamptz,
  after uuid default null,
  page_size integer default 50
)
returns table (
  tenant_id uuid,
  purchase_id uuid,
  stripe_session_id text,
  stripe_payment_intent_id text,
  stripe_customer_id text,
  status text,
  created_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
  with unfinished as (
    (
      select p.tenant_id, p.purchase_id, null as payment_intent_id
      from billing.purchases as p
      where p.status in ('created', 'open', 'processing')
        and p.created_at < rpc_credit_list_unfinished.begun_before
        and p.livemode = rpc_credit_list_unfinished.livemode
        and (p.stripe_session_id is not null or p.created_at > now() - interval '30 days')
        and (p.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by p.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select p.tenant_id, p.purchase_id, null as payment_intent_id
      from billing.purchases as p
      where p.status in ('expired', 'failed')
        and p.stripe_payment_intent_id is not null
        and p.updated_at > now() - interval '30 days'
        and p.created_at < rpc_credit_list_unfinished.begun_before
        and p.livemode = rpc_credit_list_unfinished.livemode
        and (p.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by p.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select r.tenant_id, r.purchase_id, r.payment_intent_id
      from billing.refunds as r
      where r.status in ('pending', 'requires_action')
        and (r.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by r.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select d.tenant_id, d.purchase_id, d.payment_intent_id
      from billing.disputes as d
      where d.status not in ('won', 'lost', 'prevented', 'warning_closed')
        and (d.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by d.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
  )
  select
    p.tenant_id, p.purchase_id, p.stripe_session_id,
    coalesce(p.stripe_payment_intent_id, u.payment_intent_id), c.stripe_customer_id, p.status,
    p.created_at
  from (
    select f.tenant_id, f.purchase_id, min(f.payment_intent_id) as payment_intent_id
    from unfinished as f
    group by f.tenant_id, f.purchase_id
  ) as u
  join billing.purchases as p
    on p.tenant_id = u.tenant_id
    and p.purchase_id = u.purchase_id
    and p.livemode = rpc_credit_list_unfinished.livemode
  left join billing.stripe_customers as c
    on c.tenant_id = p.tenant_id
    and c.livemode = p.livemode
  order by p.purchase_id
  limit rpc_credit_list_unfinished.page_size;
$$;

revoke execute on function public.rpc_credit_list_unfinished(boolean, timestamptz, uuid, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_unfinished(boolean, timestamptz, uuid, integer)
to service_role;

comment on function public.rpc_credit_list_unfinished(boolean, timestamptz, uuid, integer) is
  'Purchases whose payment, refund or dispute is not decided, by purchase_id, a page at a time';
