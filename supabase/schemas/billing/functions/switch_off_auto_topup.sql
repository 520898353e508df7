-- Promises that a tenant's automatic top-up is off until a person switches it on again, and that
-- this is on record and told. Nothing when it is off already. Locks the settings.
create function billing.switch_off_auto_topup(purchase billing.purchases, new_state text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update billing.auto_topups as a
  set is_on = false,
    state = switch_off_auto_topup.new_state,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id
    and a.is_on;
  if not found then
    return;
  end if;

  perform billing.audit(
    (purchase).tenant_id, 'auto_topup_switched_off', (purchase).purchase_id::text,
    reason => coalesce((purchase).quarantine_reason, (purchase).failure),
    details => jsonb_build_object('state', switch_off_auto_topup.new_state)
  );
  perform billing.give_notice(
    (purchase).tenant_id, 'auto_topup.switched_off', jsonb_build_object(
      'purchase_id', (purchase).purchase_id, 'state', switch_off_auto_topup.new_state,
      'reason', coalesce((purchase).quarantine_reason, (purchase).failure)
    )
  );
end;
$$;

revoke execute on function billing.switch_off_auto_topup(billing.purchases, text)
from public, anon, authenticated;

comment on function billing.switch_off_auto_topup(billing.purchases, text) is
  'Switches a tenant''s automatic top-up off, with an audit record and a notice';
