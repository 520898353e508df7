-- Promises that a hold past its deadline is over: nothing of it is held any more, and its credits
-- are back in the grants they came from. Call it from settle_due alone, which holds the balance
-- row. Locks the hold, then grants.
create function credits.expire_hold(hold credits.holds)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  update public.tenant_credit_balance as b
  set held = b.held - (hold).amount_credits,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = (hold).tenant_id
    and b.credit_type = (hold).credit_type
  returning b.* into account;

  entry := credits.append_entry(
    account, 'release', 0, 0, 'internal:release:' || (hold).hold_id,
    credits.fingerprint(jsonb_build_array('expire', (hold).hold_id)),
    reference => 'deadline', origin_entry_id => (hold).entry_id
  );
  perform credits.close_hold(account, hold, 'expired', 0, entry.entry_id);
end;
$$;

revoke execute on function credits.expire_hold(credits.holds) from public, anon, authenticated;

comment on function credits.expire_hold(credits.holds) is
  'Releases a hold whose deadline has passed and writes the entry';
