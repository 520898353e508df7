-- Promises that an automatic top-up of which no payment exists is over, and says why: that it was
-- switched off, if it was. One that has moved on stays where it is; should its money come
-- nevertheless, it is granted: late truth wins. Locks the purchase, then the settings. Definer:
-- nobody writes purchases directly.
create function public.rpc_credit_fail_auto_topup(
  tenant_id uuid,
  purchase_id uuid,
  failure text
)
returns table (failed boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if rpc_credit_fail_auto_topup.failure not in (
    'no_saved_card', 'card_unusable', 'provider_unavailable'
  ) then
    perform credits.fail(
      400, 'malformed_request', 'Cannot end the automatic top-up for this reason',
      'Use no_saved_card, card_unusable or provider_unavailable'
    );
  end if;

  update billing.purchases as p
  set status = 'failed',
    failure = case
      when not a.is_on then 'switched_off'
      else rpc_credit_fail_auto_topup.failure
    end,
    updated_at = now()
  from billing.auto_topups as a
  where a.tenant_id = rpc_credit_fail_auto_topup.tenant_id
    and p.tenant_id = a.tenant_id
    and p.purchase_id = rpc_credit_fail_auto_topup.purchase_id
    and p.origin = 'auto_topup'
    and p.status = 'created';

  failed := found;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_fail_auto_topup(uuid, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_fail_auto_topup(uuid, uuid, text) to service_role;

comment on function public.rpc_credit_fail_auto_topup(uuid, uuid, text) is
  'Ends an automatic top-up that could not be charged at all; false when it has moved on';
