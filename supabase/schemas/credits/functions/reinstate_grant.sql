-- Promises that credits which a reversal took from a grant are in it again, with an entry. origin
-- says which: taken ones are left again, and live for the grace period when the grant has expired
-- meanwhile; expired ones had gone before the reversal and stay expired, so their entry moves
-- nothing. Call it under the balance row's lock, after settle. Locks the grant.
create function credits.reinstate_grant(
  tenant_id uuid,
  grant_id uuid,
  origin text,
  amount bigint,
  reason text
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  granted credits.grants;
  account public.tenant_credit_balance;
  taken constant bigint := case reinstate_grant.origin
    when 'taken' then reinstate_grant.amount
    else 0
  end;
  expired constant bigint := reinstate_grant.amount - taken;
begin
  update credits.grants as g
  set remaining = g.remaining + taken,
    expired_credits = g.expired_credits + expired,
    reversed_credits = g.reversed_credits - taken - expired,
    reversed_expired_credits = g.reversed_expired_credits - expired,
    expires_at = case
      when taken > 0 and g.expires_at <= now() then now() + credits.grace_of(g.credit_type)
      else g.expires_at
    end
  where g.tenant_id = reinstate_grant.tenant_id
    and g.grant_id = reinstate_grant.grant_id
  returning g.* into strict granted;

  update public.tenant_credit_balance as b
  set balance = b.balance + taken,
    version = b.version + 1,
    next_due_at = case
      when taken > 0 then least(b.next_due_at, granted.expires_at)
      else b.next_due_at
    end,
    updated_at = now()
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  returning b.* into strict account;

  perform credits.append_entry(
    account, 'restore', taken, 0,
    credits.internal_key('restore', granted.tenant_id, granted.grant_id),
    credits.fingerprint(jsonb_build_array(
      'restore', granted.grant_id, reinstate_grant.origin, reinstate_grant.amount
    )),
    reference => reinstate_grant.reason, origin_entry_id => granted.entry_id
  );
end;
$$;

revoke execute on function credits.reinstate_grant(uuid, uuid, text, bigint, text)
from public, anon, authenticated;

comment on function credits.reinstate_grant(uuid, uuid, text, bigint, text) is
  'Puts reversed credits back into their grant, because the money came back';
