-- Promises that what is left of one settled grant leaves the balance, with an entry. Call it from
-- settle_due alone, which holds the balance row and has settled. Locks the grant.
create function credits.expire_grant(tenant_id uuid, grant_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  expired credits.grants;
  account public.tenant_credit_balance;
begin
  select g.*
  into strict expired
  from credits.grants as g
  where g.tenant_id = expire_grant.tenant_id
    and g.grant_id = expire_grant.grant_id
  for update;

  update credits.grants as g
  set remaining = 0,
    expired_credits = g.expired_credits + expired.remaining
  where g.tenant_id = expired.tenant_id
    and g.grant_id = expired.grant_id;

  update public.tenant_credit_balance as b
  set balance = b.balance - expired.remaining,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = expired.tenant_id
    and b.credit_type = expired.credit_type
  returning b.* into account;

  insert into credits.entries (
    tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_total_after,
    version, idempotency_key, request_fingerprint, reference, metadata
  )
  values (
    account.tenant_id, account.credit_type, 'expire', -expired.remaining, account.balance,
    account.held, account.spent_total, account.version, 'internal:expire:' || expired.grant_id,
    credits.fingerprint(jsonb_build_array('expire', expired.grant_id)),
    expired.grant_id::text, '{}'
  );
end;
$$;

revoke execute on function credits.expire_grant(uuid, uuid) from public, anon, authenticated;

comment on function credits.expire_grant(uuid, uuid) is
  'Takes what is left of an expired grant off the balance and writes the entry';
