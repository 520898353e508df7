-- Promises that a granted purchase has lost exactly the credits whose money went back: granted *
-- money back / price, rounded down, and all of them when all of it did. It moves the difference to
-- what is reversed already, up or down, so it may be called after any news and any number of times.
-- Returns what it took, negative when it gave back. A purchase without a grant waits for it. Call
-- it under the purchase's lock. Locks the tenant's queue, its balance row, grants.
create function billing.converge_purchase(tenant_id uuid, purchase_id uuid)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  purchase billing.purchases;
  grant_id uuid;
  money_back bigint;
  -- what the purchase should have lost by now
  target bigint;
  change bigint;
begin
  select p.*
  into strict purchase
  from billing.purchases as p
  where p.tenant_id = converge_purchase.tenant_id
    and p.purchase_id = converge_purchase.purchase_id;
  if purchase.entry_id is null then
    return 0;
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(purchase.tenant_id));
  select g.grant_id
  into strict grant_id
  from credits.grants as g
  where g.tenant_id = purchase.tenant_id
    and g.entry_id = purchase.entry_id;

  money_back := billing.money_back(purchase);
  target := div(purchase.amount_credits::numeric * money_back, purchase.price_minor);
  change := target - purchase.reversed_credits;
  if change > 0 then
    perform credits.reverse_lineage(
      purchase.tenant_id, grant_id, change, purchase.purchase_id::text
    );
  elsif change < 0 then
    perform credits.reinstate_lineage(
      purchase.tenant_id, grant_id, -change, purchase.purchase_id::text
    );
  end if;

  update billing.purchases as p
  set reversed_minor = money_back,
    reversed_credits = target,
    status = case
      when money_back = 0 then 'credited'
      when money_back = p.price_minor then 'reversed'
      else 'partially_reversed'
    end,
    updated_at = now()
  where p.tenant_id = purchase.tenant_id
    and p.purchase_id = purchase.purchase_id
    and p.reversed_minor <> money_back;
  return change;
end;
$$;

revoke execute on function billing.converge_purchase(uuid, uuid)
from public, anon, authenticated;

comment on function billing.converge_purchase(uuid, uuid) is
  'Takes or gives back credits until a purchase has lost what its money says';
