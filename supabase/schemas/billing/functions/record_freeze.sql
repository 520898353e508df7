-- Promises that every freeze and every lifting is in the audit records, and that a tenant's own
-- systems and open dashboards learn of it. Locks nothing but new rows.
create function billing.record_freeze()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  facts jsonb := jsonb_build_object(
    'cause', new.cause, 'purchase_id', new.purchase_id, 'credit_type', new.credit_type
  );
begin
  perform billing.tell_change(new.tenant_id);
  if tg_op = 'INSERT' then
    perform billing.audit(
      new.tenant_id, 'account_frozen', new.purchase_id::text, details => facts
    );
    perform billing.give_notice(new.tenant_id, 'account.frozen', facts);
  elsif old.lifted_at is null and new.lifted_at is not null then
    perform billing.audit(
      new.tenant_id, 'freeze_lifted', new.purchase_id::text, billing.user_named(new.lifted_by),
      reason => new.lift_reason,
      details => facts || jsonb_build_object('lifted_by', new.lifted_by)
    );
  end if;
  return new;
end;
$$;

revoke execute on function billing.record_freeze() from public, anon, authenticated;

comment on function billing.record_freeze() is
  'Trigger: audit records and notices for freezes and their lifting';
