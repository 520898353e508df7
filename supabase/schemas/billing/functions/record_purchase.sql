-- Promises that every step of a purchase is among its steps and in the audit records, that those
-- the tenant's own systems want to know of become notices, and that open dashboards are told. A
-- trigger, because purchases move in several functions and none may forget. Locks nothing but new
-- rows.
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

  insert into billing.purchase_steps (
    tenant_id, purchase_id, status, reversed_minor, reversed_credits
  )
  values (
    new.tenant_id, new.purchase_id, new.status, new.reversed_minor, new.reversed_credits
  );
  perform billing.tell_change(new.tenant_id);
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
  'Trigger: steps, audit records and notices of a purchase';
