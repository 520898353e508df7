-- Promises what a member's deducts and holds of one UTC month took, of one action or of all when it
-- is null, less what came back of them at any time: what a budget of that month counts. A capture
-- beyond its hold took the excess when it was captured. Locks nothing. Reads the tenant's entries
-- of that month and later.
create function credits.spent_by_member(
  tenant_id uuid,
  credit_type text,
  user_id uuid,
  action text,
  month date
)
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
  with before as (
    -- From the newest back to the first that is too old. A day more, in case the clock that dates
    -- entries was set back.
    select e.entry_id
    from credits.entries as e
    where e.tenant_id = spent_by_member.tenant_id
      and e.created_at < (spent_by_member.month - 1)::timestamp at time zone 'UTC'
    order by e.entry_id desc
    limit 1
  )
  select coalesce(sum(
    case
      when e.kind <> 'hold' then e.spent_credits - least(back.restored, e.spent_credits)
      when ending.entry_id is null then e.spent_credits
      else least(e.spent_credits, -ending.amount_credits)
        - greatest(back.restored - ending.spent_credits, 0)
    end
  ), 0)::bigint
  from credits.entries as e
  left join credits.notable_entries as n
    on e.kind = 'hold'
    and n.tenant_id = e.tenant_id
    and n.origin_entry_id = e.entry_id
  left join credits.entries as ending
    on ending.tenant_id = n.tenant_id
    and ending.entry_id = n.entry_id
  cross join lateral (
    select coalesce(sum(r.amount_credits), 0) as restored
    from credits.notable_entries as c
    join credits.entries as r
      on r.tenant_id = c.tenant_id
      and r.entry_id = c.entry_id
    where c.tenant_id = e.tenant_id
      and c.origin_entry_id = coalesce(n.entry_id, e.entry_id)
      and c.kind = 'restore'
  ) as back
  where e.tenant_id = spent_by_member.tenant_id
    and e.entry_id > coalesce((select before.entry_id from before), 0)
    and e.credit_type = spent_by_member.credit_type
    and e.actor = spent_by_member.user_id
    and (spent_by_member.action is null or e.action = spent_by_member.action)
    and e.kind in ('deduct', 'hold', 'capture')
    and credits.utc_month(e.created_at) = spent_by_member.month;
$$;

revoke execute on function credits.spent_by_member(uuid, text, uuid, text, date)
from public, anon, authenticated;

comment on function credits.spent_by_member(uuid, text, uuid, text, date) is
  'What a member''s entries of a month took, less what came back: what a budget counts';
