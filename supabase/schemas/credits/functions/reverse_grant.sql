-- Promises that so much of a grant is reversed, with one entry: out of what the grant has left,
-- then out of what has expired of it, which is gone already, then as spending that may go below
-- zero. No more in total than was granted (409). The key has been probed. Locks the balance row,
-- then grants.
create function credits.reverse_grant(
  tenant_id uuid,
  grant_id uuid,
  amount bigint,
  idempotency_key text,
  request_fingerprint bytea,
  reason text,
  metadata jsonb,
  actor uuid
)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  granted credits.grants;
  account public.tenant_credit_balance;
  asked bigint;
  spent_before bigint;
  taken bigint;
  expired bigint;
  spent bigint;
begin
  granted := credits.lock_grant(reverse_grant.tenant_id, reverse_grant.grant_id);
  asked := credits.cost_of(granted.credit_type, reverse_grant.amount, null, 1);

  select coalesce(sum(e.spent_credits), 0)
  into spent_before
  from credits.notable_entries as n
  join credits.entries as e
    on e.tenant_id = n.tenant_id
    and e.entry_id = n.entry_id
  where n.tenant_id = granted.tenant_id
    and n.origin_entry_id = granted.entry_id
    and n.kind = 'reverse';

  if asked > granted.amount_credits - granted.reversed_credits - spent_before then
    perform credits.fail(
      409, 'reverse_exceeds_grant',
      format(
        'Cannot reverse %s credits of this grant: %s are left to reverse',
        asked, granted.amount_credits - granted.reversed_credits - spent_before
      ),
      'Reverse at most what was granted and not reversed yet'
    );
  end if;

  taken := least(asked, granted.remaining);
  expired := least(asked - taken, granted.expired_credits);
  spent := asked - taken - expired;

  update credits.grants as g
  set remaining = g.remaining - taken,
    expired_credits = g.expired_credits - expired,
    reversed_credits = g.reversed_credits + taken + expired,
    reversed_expired_credits = g.reversed_expired_credits + expired
  where g.tenant_id = granted.tenant_id
    and g.grant_id = granted.grant_id;

  update public.tenant_credit_balance as b
  set balance = b.balance - taken - spent,
    spent_total = b.spent_total + spent,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  returning b.* into account;

  return credits.append_entry(
    account, 'reverse', -taken - spent, spent, reverse_grant.idempotency_key,
    reverse_grant.request_fingerprint, reference => reverse_grant.reason,
    origin_entry_id => granted.entry_id, actor => reverse_grant.actor,
    metadata => reverse_grant.metadata
  );
end;
$$;

revoke execute on function credits.reverse_grant(
  uuid, uuid, bigint, text, bytea, text, jsonb, uuid
) from public, anon, authenticated;

comment on function credits.reverse_grant(uuid, uuid, bigint, text, bytea, text, jsonb, uuid) is
  'Reverses part of a grant: from what is left, what expired, then into debt; 404, 409';
