-- Promises one purchase per tenant and attempt, holding a snapshot of the package as it is now; the
-- same attempt again returns the first one. Locks nothing but the new row. Definer: nobody writes
-- purchases directly. Membership is the caller's to check, with the user's own token.
create function public.rpc_credit_start_purchase(
  tenant_id uuid,
  attempt_id uuid,
  package_id text,
  user_id uuid,
  livemode boolean,
  locale text,
  save_card boolean default false
)
returns table (
  purchase_id uuid,
  status text,
  package_labels jsonb,
  amount_credits bigint,
  price_minor bigint,
  currency text,
  checkout_locale text,
  saves_card boolean,
  stripe_session_id text
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  purchase billing.purchases;
begin
  perform credits.check_account(rpc_credit_start_purchase.tenant_id, 'credit');

  -- An attempt that exists keeps its snapshot, also when its package is no longer for sale.
  insert into billing.purchases (
    tenant_id, attempt_id, package_id, package_labels, credit_type, amount_credits, price_minor,
    currency, expires_after_days, livemode, created_by, checkout_locale, saves_card
  )
  select
    rpc_credit_start_purchase.tenant_id, rpc_credit_start_purchase.attempt_id, p.package_id,
    p.labels, p.credit_type, p.amount_credits, p.price_minor, p.currency,
    p.expires_after_days,
    rpc_credit_start_purchase.livemode, rpc_credit_start_purchase.user_id,
    rpc_credit_start_purchase.locale, rpc_credit_start_purchase.save_card
  from billing.packages as p
  where p.package_id = rpc_credit_start_purchase.package_id
    and p.is_active
  on conflict on constraint purchases_attempt_is_unique do nothing;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_start_purchase.tenant_id
    and p.attempt_id = rpc_credit_start_purchase.attempt_id;

  if purchase.purchase_id is null then
    perform credits.fail(
      404, 'unknown_package', 'Cannot find the package among those for sale',
      'Read credit_packages for the packages that can be bought'
    );
  end if;

  if purchase.package_id <> rpc_credit_start_purchase.package_id
    or purchase.livemode <> rpc_credit_start_purchase.livemode
    or purchase.saves_card <> rpc_credit_start_purchase.save_card
  then
    perform credits.fail(
      409, 'key_reused', 'Cannot use this attempt: it belongs to another purchase',
      'Mint a new attempt_id for another package, or to save the card or not'
    );
  end if;

  -- Only an automatic top-up that waits for its owner may be finished by a person.
  if purchase.origin = 'auto_topup' and purchase.stripe_session_id is null
    and purchase.status <> 'open'
  then
    perform credits.fail(
      409, 'attempt_finished', 'Cannot pay this automatic top-up: it does not wait for anybody',
      'Mint a new attempt_id to buy credits yourself'
    );
  end if;

  -- A session that exists stays payable: its page is the buyer's already, and Stripe guards it.
  if purchase.stripe_session_id is null then
    perform billing.refuse_after_declines(rpc_credit_start_purchase.tenant_id);
  end if;

  return query
  select
    purchase.purchase_id, purchase.status, purchase.package_labels, purchase.amount_credits,
    purchase.price_minor, purchase.currency, purchase.checkout_locale, purchase.saves_card,
    purchase.stripe_session_id;
end;
$$;

revoke execute on function public.rpc_credit_start_purchase(
  uuid, uuid, text, uuid, boolean, text, boolean
) from public, anon, authenticated;
grant execute on function public.rpc_credit_start_purchase(
  uuid, uuid, text, uuid, boolean, text, boolean
) to service_role;

comment on function public.rpc_credit_start_purchase(
  uuid, uuid, text, uuid, boolean, text, boolean
) is
  'The purchase of an attempt, with its snapshot; 404 unknown package, 409 taken, 429 declines';
