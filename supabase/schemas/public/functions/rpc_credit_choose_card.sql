-- Promises the card that an automatic top-up charges: the first one chosen stays, because Stripe
-- refuses a repeated request whose parameters differ. Nothing when the attempt is over or the
-- order was taken back: this is the last look before the charge. Locks the purchase. Definer:
-- nobody writes purchases directly.
create function public.rpc_credit_choose_card(
  tenant_id uuid,
  purchase_id uuid,
  payment_method_id text
)
returns table (stripe_payment_method_id text)
language sql
volatile
security definer
set search_path = ''
as $$
  update billing.purchases as p
  set stripe_payment_method_id = coalesce(
      p.stripe_payment_method_id, rpc_credit_choose_card.payment_method_id
    ),
    updated_at = now()
  where p.tenant_id = rpc_credit_choose_card.tenant_id
    and p.purchase_id = rpc_credit_choose_card.purchase_id
    and p.origin = 'auto_topup'
    and p.status = 'created'
    and exists (
      select
      from billing.auto_topups as a
      where a.tenant_id = p.tenant_id
        and a.is_on
    )
  returning p.stripe_payment_method_id;
$$;

revoke execute on function public.rpc_credit_choose_card(uuid, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_choose_card(uuid, uuid, text) to service_role;

comment on function public.rpc_credit_choose_card(uuid, uuid, text) is
  'Ties an automatic top-up to the card it charges, once; returns the one that counts';
