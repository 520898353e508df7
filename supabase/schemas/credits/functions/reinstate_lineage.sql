-- Promises that so much of what is reversed of a grant and its reinstatements comes back, because
-- the money did, last reversed first: what had become spending as a new grant, then what had
-- expired, which stays expired, then what was taken from the grants themselves. So reversing and
-- giving back in any order leave the balance that the difference alone would have left. Locks the
-- balance row, then grants.
create function credits.reinstate_lineage(
  tenant_id uuid,
  grant_id uuid,
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
  part record;
  given_back bigint := 0;
begin
  granted := credits.lock_grant(reinstate_lineage.tenant_id, reinstate_lineage.grant_id);

  for part in
    select
      pool.grant_id,
      pool.origin,
      greatest(
        least(
          pool.credits, reinstate_lineage.amount + pool.credits - sum(pool.credits) over later
        ),
        0
      )::bigint as credits
    from (
      select l.grant_id, l.entry_id, p.origin, p.place, p.credits
      from credits.lineage(granted.tenant_id, granted.grant_id) as l
      cross join lateral (
        values
          ('spent', 1, l.spent_out), ('expired', 2, l.expired_out), ('taken', 3, l.taken_out)
      ) as p (origin, place, credits)
    ) as pool
    window later as (order by pool.place, pool.entry_id desc)
    order by pool.place, pool.entry_id desc
  loop
    continue when part.credits = 0;
    if part.origin = 'spent' then
      perform credits.reinstate_spending(
        granted, part.grant_id, part.credits, reinstate_lineage.reason
      );
    else
      perform credits.reinstate_grant(
        granted.tenant_id, part.grant_id, part.origin, part.credits, reinstate_lineage.reason
      );
    end if;
    given_back := given_back + part.credits;
  end loop;

  if given_back <> reinstate_lineage.amount then
    raise exception 'Cannot give back % credits of grant %: % are reversed',
      reinstate_lineage.amount, granted.grant_id, given_back;
  end if;
end;
$$;

revoke execute on function credits.reinstate_lineage(uuid, uuid, bigint, text)
from public, anon, authenticated;

comment on function credits.reinstate_lineage(uuid, uuid, bigint, text) is
  'Gives back so much of what is reversed of a grant, as if it had not been';
