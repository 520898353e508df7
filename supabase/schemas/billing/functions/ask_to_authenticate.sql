-- Promises that a tenant is told, once, that its bank wants to ask the card's owner: the purchase
-- waits, and a person finishes it on Stripe's page with its attempt_id. Locks the settings.
create function billing.ask_to_authenticate(purchase billing.purchases)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update billing.auto_topups as a
  set state = case when a.is_on then 'needs_authentication' else a.state end,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id;

  perform billing.give_notice(
    (purchase).tenant_id, 'auto_topup.needs_authentication', jsonb_build_object(
      'purchase_id', (purchase).purchase_id, 'attempt_id', (purchase).attempt_id,
      'package_id', (purchase).package_id, 'price_minor', (purchase).price_minor,
      'currency', (purchase).currency
    )
  );
end;
$$;

revoke execute on function billing.ask_to_authenticate(billing.purchases)
from public, anon, authenticated;

comment on function billing.ask_to_authenticate(billing.purchases) is
  'Tells a tenant that a person has to finish its automatic top-up';
