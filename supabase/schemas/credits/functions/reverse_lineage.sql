-- Promises that so much of a grant and its reinstatements is reversed: first all that they have
-- left or that expired of them, the newest first, and only then spending that may go below zero,
-- which the oldest bears. One entry per grant, a second one where a newer grant must spend as well.
-- Locks the balance row, then grants.
create function credits.reverse_lineage(
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
  share record;
  reversed bigint := 0;
begin
  granted := credits.lock_grant(reverse_lineage.tenant_id, reverse_lineage.grant_id);

  for share in
    with line as (
      select
        l.*,
        l.reversible - l.own as spendable,
        sum(l.own) over (order by l.entry_id desc) - l.own as own_before,
        sum(l.reversible - l.own) over (order by l.entry_id) - (l.reversible - l.own)
          as spendable_before,
        sum(l.own) over () as own_total
      from credits.lineage(granted.tenant_id, granted.grant_id) as l
    ),
    part as (
      select
        line.*,
        greatest(least(line.own, reverse_lineage.amount - line.own_before), 0) as takes,
        greatest(
          least(
            line.spendable, reverse_lineage.amount - line.own_total - line.spendable_before
          ),
          0
        ) as spends
      from line
    )
    select p.grant_id, p.credits::bigint
    from (
      select
        part.grant_id,
        part.takes + case when part.grant_id = granted.grant_id then part.spends else 0 end,
        -part.entry_id
      from part
      union all
      -- after the oldest, whose entry_id is the smallest
      select part.grant_id, part.spends, part.entry_id
      from part
      where part.grant_id <> granted.grant_id
    ) as p (grant_id, credits, place)
    where p.credits > 0
    order by p.place
  loop
    perform credits.reverse_grant(
      granted.tenant_id, share.grant_id, share.credits,
      credits.internal_key('reverse', granted.tenant_id, share.grant_id),
      credits.fingerprint(jsonb_build_array('reverse', share.grant_id, share.credits)),
      reverse_lineage.reason, '{}', null
    );
    reversed := reversed + share.credits;
  end loop;

  if reversed <> reverse_lineage.amount then
    raise exception 'Cannot reverse % credits of grant %: % are left to reverse',
      reverse_lineage.amount, granted.grant_id, reversed;
  end if;
end;
$$;

revoke execute on function credits.reverse_lineage(uuid, uuid, bigint, text)
from public, anon, authenticated;

comment on function credits.reverse_lineage(uuid, uuid, bigint, text) is
  'Reverses so much of a grant and what was reinstated of it; into debt when it is spent';
