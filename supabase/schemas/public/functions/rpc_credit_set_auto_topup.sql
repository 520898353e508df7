-- Promises that from now on the tenant's saved card is charged for a package when fewer credits
-- than the threshold are available, or that it is not any more. Switching on agrees to the package
-- at its price of now and forgets earlier declines; a cooldown goes on. Locks the settings.
-- Definer: nobody writes them directly. That set_by is an owner or has the billing role is the
-- caller's to check, with the user's own token.
create function public.rpc_credit_set_auto_topup(
  tenant_id uuid,
  is_on boolean,
  set_by uuid,
  threshold_credits bigint default null,
  package_id text default null,
  monthly_cap_minor bigint default null,
  cooldown_seconds integer default 3600,
  locale text default 'en'
)
returns table (outcome text, price_minor bigint, currency text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  package billing.packages;
begin
  perform credits.check_account(rpc_credit_set_auto_topup.tenant_id, 'credit');
  outcome := case when rpc_credit_set_auto_topup.is_on then 'switched_on' else 'switched_off' end;

  if rpc_credit_set_auto_topup.is_on then
    select p.*
    into package
    from billing.packages as p
    where p.package_id = rpc_credit_set_auto_topup.package_id
      and p.is_active;
    if package.package_id is null then
      perform credits.fail(
        404, 'unknown_package', 'Cannot find the package among those for sale',
        'Read credit_packages for the packages that can be bought'
      );
    end if;
    if (rpc_credit_set_auto_topup.threshold_credits between 1 and 1000000000000) is not true
      or (rpc_credit_set_auto_topup.cooldown_seconds between 60 and 2592000) is not true
      or (
        rpc_credit_set_auto_topup.monthly_cap_minor between package.price_minor and 9999999999
      ) is not true
    then
      perform credits.fail(
        422, 'amount_out_of_range', 'Cannot use these limits for automatic top-up',
        'Send a threshold of at least 1, a monthly cap of at least the package''s price, and a '
        || 'cooldown of 60 to 2592000 seconds'
      );
    end if;

    insert into billing.auto_topups as a (
      tenant_id, is_on, threshold_credits, package_id, price_minor, currency, monthly_cap_minor,
      cooldown_seconds, checkout_locale, set_by
    )
    values (
      rpc_credit_set_auto_topup.tenant_id, true, rpc_credit_set_auto_topup.threshold_credits,
      package.package_id, package.price_minor, package.currency,
      rpc_credit_set_auto_topup.monthly_cap_minor, rpc_credit_set_auto_topup.cooldown_seconds,
      rpc_credit_set_auto_topup.locale, rpc_credit_set_auto_topup.set_by
    )
    on conflict on constraint auto_topups_pkey do update
    set (
        is_on, threshold_credits, package_id, price_minor, currency, monthly_cap_minor,
        cooldown_seconds, checkout_locale, set_by
      ) = (
        excluded.is_on, excluded.threshold_credits, excluded.package_id, excluded.price_minor,
        excluded.currency, excluded.monthly_cap_minor, excluded.cooldown_seconds,
        excluded.checkout_locale, excluded.set_by
      ),
      state = 'waiting',
      state_since = now(),
      declines = 0,
      paused_until = case a.pause when 'cooling_down' then a.paused_until else '-infinity' end,
      set_at = now();
  else
    update billing.auto_topups as a
    set is_on = false,
      state = 'off',
      state_since = now(),
      set_by = rpc_credit_set_auto_topup.set_by,
      set_at = now()
    where a.tenant_id = rpc_credit_set_auto_topup.tenant_id;
  end if;

  price_minor := package.price_minor;
  currency := package.currency;
  perform billing.audit(
    rpc_credit_set_auto_topup.tenant_id, 'auto_topup_' || outcome, package.package_id,
    rpc_credit_set_auto_topup.set_by,
    details => jsonb_strip_nulls(jsonb_build_object(
      'threshold_credits', rpc_credit_set_auto_topup.threshold_credits,
      'monthly_cap_minor', rpc_credit_set_auto_topup.monthly_cap_minor,
      'price_minor', price_minor, 'currency', currency
    ))
  );
  return next;
end;
$$;

revoke execute on function public.rpc_credit_set_auto_topup(
  uuid, boolean, uuid, bigint, text, bigint, integer, text
) from public, anon, authenticated;
grant execute on function public.rpc_credit_set_auto_topup(
  uuid, boolean, uuid, bigint, text, bigint, integer, text
) to service_role;

comment on function public.rpc_credit_set_auto_topup(
  uuid, boolean, uuid, bigint, text, bigint, integer, text
) is
  'Switches a tenant''s automatic top-up on at a package''s price of now, or off';
