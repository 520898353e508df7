-- Promises that every step of a purchase is in the audit records, and that the steps a tenant's own
-- systems want to know of become notices. A trigger, because purchases move in several functions
-- and none of them may forget. Locks nothing but new rows.
create function billing.record_purchase()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  facts jsonb := jsonb_build_object(
    'purchase_id', new.purchase_id, 'package_id', new.package_id, 'status', new.status,
    'amount_credits', new.amount_credits, 'price_minor', new.price_minor, 'currency', new.currency,
    'reversed_credits', new.reversed_credits, 'reversed_minor', new.reversed_minor
  );
  is_new boolean := tg_op = 'INSERT';
begin
  if not is_new
    and (new.status, new.reversed_credits) is not distinct from (old.status, old.reversed_credits)
  then
    return new;
  end if;

  perform billing.audit(
    new.tenant_id, 'purchase_' || case when is_new then 'started' else new.status end,
    new.purchase_id::text, case when is_new then new.created_by end, new.quarantine_reason, facts
  );

  if is_new then
    return new;
  end if;
  -- Also when money came back again: the amount says how much is reversed now.
  if new.reversed_credits <> old.reversed_credits then
    perform billing.give_notice(new.tenant_id, 'credits.reversed', facts);
  elsif new.status = 'credited' then
    perform billing.give_notice(new.tenant_id, 'credits.topped_up', facts);
  elsif new.status = 'quarantined' then
    perform billing.give_notice(
      new.tenant_id, 'purchase.quarantined', facts || jsonb_build_object(
        'reason', new.quarantine_reason
      )
    );
  end if;
  return new;
end;
$$;

revoke execute on function billing.record_purchase() from public, anon, authenticated;

comment on function billing.record_purchase() is
  'Trigger: audit records and notices for the steps of a purchase';
