-- Promises at most so many automatic top-ups that want work, each to one caller at a time: those
-- that are due are begun first, and one whose caller died is handed out again when its lease is
-- over. is_first says that nobody has worked at it before. may_charge ends an hour after the
-- purchase began, long before Stripe forgets its idempotency key: until then a repeated request
-- charges nobody twice. It ends at once when the order is taken back. Locks the settings it
-- returns, skipping claimed ones. Definer: private tables.
create function public.rpc_credit_claim_auto_topups(
  livemode boolean,
  max_attempts integer default 10,
  lease_seconds integer default 120
)
returns table (
  tenant_id uuid,
  purchase_id uuid,
  price_minor bigint,
  currency text,
  stripe_customer_id text,
  stripe_payment_method_id text,
  created_at timestamptz,
  is_first boolean,
  may_charge boolean
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if coalesce(rpc_credit_claim_auto_topups.max_attempts, 0) not between 1 and 100
    or coalesce(rpc_credit_claim_auto_topups.lease_seconds, 0) not between 1 and 3600
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot claim automatic top-ups with these bounds',
      'Send max_attempts of 1 to 100 and lease_seconds of 1 to 3600'
    );
  end if;

  perform billing.look_at_auto_topups(rpc_credit_claim_auto_topups.livemode, 1000);

  return query
  with due as (
    select a.tenant_id, p.purchase_id, a.lease_ends_at = '-infinity' as is_first
    from billing.auto_topups as a
    join billing.purchases as p
      on p.tenant_id = a.tenant_id
      and p.origin = 'auto_topup'
      and p.status in ('created', 'processing')
      and p.livemode = rpc_credit_claim_auto_topups.livemode
    where a.lease_ends_at <= now()
    order by a.lease_ends_at
    limit rpc_credit_claim_auto_topups.max_attempts
    for update of a skip locked
  ),
  leased as (
    update billing.auto_topups as a
    set lease_ends_at = now() + make_interval(
        secs => rpc_credit_claim_auto_topups.lease_seconds
      )
    from due as d
    where a.tenant_id = d.tenant_id
    returning d.tenant_id, d.purchase_id, d.is_first, a.is_on
  )
  select
    p.tenant_id, p.purchase_id, p.price_minor, p.currency, c.stripe_customer_id,
    p.stripe_payment_method_id, p.created_at, l.is_first,
    l.is_on and p.status = 'created' and p.created_at > now() - interval '1 hour'
  from leased as l
  join billing.purchases as p
    on p.tenant_id = l.tenant_id
    and p.purchase_id = l.purchase_id
  join billing.stripe_customers as c
    on c.tenant_id = p.tenant_id
    and c.livemode = p.livemode;
end;
$$;

revoke execute on function public.rpc_credit_claim_auto_topups(boolean, integer, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_claim_auto_topups(boolean, integer, integer)
to service_role;

comment on function public.rpc_credit_claim_auto_topups(boolean, integer, integer) is
  'Automatic top-ups that want work, leased to the caller; begins those that are due';
