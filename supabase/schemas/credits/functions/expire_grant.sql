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

  -- With the version: a grant expires again when a hold gives credits back to it.
  perform credits.append_entry(
    account, 'expire', -expired.remaining, 0,
    format('internal:expire:%s:%s', expired.grant_id, account.version),
    credits.fingerprint(jsonb_build_array('expire', expired.grant_id)),
    reference => expired.grant_id::text
  );
end;
$$;

revoke execute on function credits.expire_grant(uuid, uuid) from public, anon, authenticated;

comment on function credits.expire_grant(uuid, uuid) is
  'Takes what is left of an expired grant off the balance and writes the entry';
