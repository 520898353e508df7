-- Promises the first reason why a tenant's card is not charged now, or null when it is to be. Call
-- it under the lock of the settings, in its own statement: an attempt that was begun meanwhile must
-- be seen. Locks nothing.
create function billing.auto_topup_state(settings billing.auto_topups, livemode boolean)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  tenant constant uuid := (settings).tenant_id;
  package billing.packages;
  attempt_status text;
begin
  select p.status
  into attempt_status
  from billing.purchases as p
  where p.tenant_id = tenant
    and p.origin = 'auto_topup'
    and p.status in ('created', 'open', 'processing');

  select p.*
  into strict package
  from billing.packages as p
  where p.package_id = (settings).package_id;

  return case
    when attempt_status = 'open' then 'needs_authentication'
    when attempt_status is not null then 'charging'
    when (select r.available from credits.read_balance(tenant, package.credit_type) as r)
      >= (settings).threshold_credits then 'enough_credits'
    when (settings).paused_until > now() then (settings).pause
    when not package.is_active then 'package_unavailable'
    when (package.price_minor, package.currency)
      <> ((settings).price_minor, (settings).currency) then 'price_changed'
    when exists (
      select
      from public.tenant_credit_balance as b
      where b.tenant_id = tenant
        and b.credit_type = package.credit_type
        and b.is_frozen
    ) then 'account_frozen'
    when exists (
      select
      from billing.declines as d
      where d.tenant_id = tenant
        and d.closed_until > now()
    ) then 'checkout_closed'
    when not exists (
      select
      from billing.purchases as p
      where p.tenant_id = tenant
        and p.livemode = auto_topup_state.livemode
        and p.saves_card
        and p.entry_id is not null
    ) then 'no_saved_card'
    when billing.auto_charged_minor(tenant) + package.price_minor > (settings).monthly_cap_minor
      then 'cap_reached'
  end;
end;
$$;

revoke execute on function billing.auto_topup_state(billing.auto_topups, boolean)
from public, anon, authenticated;

comment on function billing.auto_topup_state(billing.auto_topups, boolean) is
  'Why a tenant''s saved card is not charged now, in one word; null when it is to be';
