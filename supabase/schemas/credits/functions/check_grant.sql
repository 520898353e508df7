-- Promises that a new grant has a source we know, ranks within 0 to 100 and has not expired
-- already. Locks nothing.
create function credits.check_grant(source text, expires_at timestamptz, priority smallint)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if coalesce(check_grant.source, '') not in (
    'purchase', 'promotion', 'subscription', 'referral', 'adjustment'
  ) then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant from this source',
      'Use purchase, promotion, subscription, referral or adjustment'
    );
  end if;

  if coalesce(check_grant.priority, -1) not between 0 and 100 then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant with this priority',
      'Send 0 to 100; a lower number is spent first'
    );
  end if;

  if check_grant.expires_at <= now() then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant credits that have expired already',
      'Send an expires_at in the future, or none'
    );
  end if;
end;
$$;

revoke execute on function credits.check_grant(text, timestamptz, smallint)
from public, anon, authenticated;

comment on function credits.check_grant(text, timestamptz, smallint) is
  'Refuses a grant with an unknown source, rank or past expiry with 400';
