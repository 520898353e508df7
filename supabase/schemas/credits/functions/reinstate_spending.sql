-- Promises that what a reversal had to spend comes back as a new grant: it pays the debt first and
-- burns like the one it belongs to, for which it lives as long, or for the grace period when that
-- is over. origin_grant_id is the grant whose reversal spent; root the first of the lineage. Call
-- it under the balance row's lock. Locks what a topup locks.
create function credits.reinstate_spending(
  root credits.grants,
  origin_grant_id uuid,
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
  origin credits.grants;
begin
  select g.*
  into strict origin
  from credits.grants as g
  where g.tenant_id = (root).tenant_id
    and g.grant_id = reinstate_spending.origin_grant_id;

  perform credits.add_grant(
    origin.tenant_id, origin.credit_type, reinstate_spending.amount, 'restore',
    credits.internal_key('restore', origin.tenant_id, origin.grant_id),
    credits.fingerprint(jsonb_build_array('restore', origin.grant_id, reinstate_spending.amount)),
    'reinstatement', (root).grant_id::text,
    case
      when origin.expires_at <= now() then now() + credits.grace_of(origin.credit_type)
      else origin.expires_at
    end,
    origin.priority, null, jsonb_build_object('reason', reinstate_spending.reason),
    origin.entry_id
  );
end;
$$;

revoke execute on function credits.reinstate_spending(credits.grants, uuid, bigint, text)
from public, anon, authenticated;

comment on function credits.reinstate_spending(credits.grants, uuid, bigint, text) is
  'A new grant for what a reversal had spent, when the money returns';
