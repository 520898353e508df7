-- Promises what our books say of these purchases, to be compared with what Stripe's say: one row
-- for each that exists. The two lists go together, place by place. freezes is null while fraud
-- warnings freeze nothing, by policy. Locks nothing. Definer: Stripe's ids are not for people.
create function public.rpc_credit_read_purchases(tenant_ids uuid[], purchase_ids uuid[])
returns table (
  tenant_id uuid,
  purchase_id uuid,
  status text,
  amount_credits bigint,
  price_minor bigint,
  stripe_session_id text,
  stripe_payment_intent_id text,
  reversed_minor bigint,
  reversed_credits bigint,
  refunds jsonb,
  disputes jsonb,
  freezes text[]
)
language sql
stable
security definer
set search_path = ''
as $$
  select
    p.tenant_id, p.purchase_id, p.status, p.amount_credits, p.price_minor, p.stripe_session_id,
    p.stripe_payment_intent_id, p.reversed_minor, p.reversed_credits,
    array_to_json(array(
      select json_build_object(
        'id', r.refund_id, 'amount_minor', r.amount_minor, 'status', r.status
      )
      from billing.refunds as r
      where r.tenant_id = p.tenant_id
        and r.purchase_id = p.purchase_id
    ))::jsonb,
    array_to_json(array(
      select json_build_object(
        'id', d.dispute_id, 'status', d.status, 'withdrawn_minor', d.withdrawn_minor,
        'reinstated_minor', d.reinstated_minor
      )
      from billing.disputes as d
      where d.tenant_id = p.tenant_id
        and d.purchase_id = p.purchase_id
    ))::jsonb,
    case
      when coalesce((select o.freezes_on_fraud_warning from billing.policies as o), true)
        then array(
          select f.cause_id
          from billing.freezes as f
          where f.tenant_id = p.tenant_id
            and f.purchase_id = p.purchase_id
        )
    end
  from (
    select distinct i.tenant_id, i.purchase_id
    from unnest(rpc_credit_read_purchases.tenant_ids, rpc_credit_read_purchases.purchase_ids)
      as i (tenant_id, purchase_id)
  ) as asked
  join billing.purchases as p
    on p.tenant_id = asked.tenant_id
    and p.purchase_id = asked.purchase_id;
$$;

revoke execute on function public.rpc_credit_read_purchases(uuid[], uuid[])
from public, anon, authenticated;
grant execute on function public.rpc_credit_read_purchases(uuid[], uuid[]) to service_role;

comment on function public.rpc_credit_read_purchases(uuid[], uuid[]) is
  'Our side of purchases: status, ids, refunds, disputes, freezes';
