-- Promises that no credit outlives its expiry and no hold its deadline: when something is due,
-- settles what was spent before, ends the holds, pays debt from what they give back, expires what
-- is left of each due grant, in order of time, and returns true; else returns false and changes
-- nothing. Everything unsettled was spent before the first due moment, because every write since
-- would have come here first. Locks the balance row, holds, grants.
create function credits.settle_due(tenant_id uuid, credit_type text)
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  due_hold credits.holds;
  due_grant uuid;
begin
  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = settle_due.tenant_id
    and b.credit_type = settle_due.credit_type
    and b.next_due_at <= now()
  for update;
  if not found then
    return false;
  end if;

  perform credits.settle(settle_due.tenant_id, settle_due.credit_type);

  for due_hold in
    select h.*
    from credits.holds as h
    where h.tenant_id = settle_due.tenant_id
      and h.credit_type = settle_due.credit_type
      and h.state = 'open'
      and h.deadline_at <= now()
    order by h.deadline_at, h.entry_id
  loop
    perform credits.expire_hold(due_hold);
    perform credits.settle(settle_due.tenant_id, settle_due.credit_type);
  end loop;

  for due_grant in
    select g.grant_id
    from credits.grants as g
    where g.tenant_id = settle_due.tenant_id
      and g.credit_type = settle_due.credit_type
      and g.remaining > 0
      and g.expires_at <= now()
    order by g.expires_at, g.entry_id
  loop
    perform credits.expire_grant(settle_due.tenant_id, due_grant);
  end loop;

  update public.tenant_credit_balance as b
  set next_due_at = least(
    'infinity',
    (
      select min(g.expires_at)
      from credits.grants as g
      where g.tenant_id = b.tenant_id
        and g.credit_type = b.credit_type
        and g.remaining > 0
    ),
    (
      select min(h.deadline_at)
      from credits.holds as h
      where h.tenant_id = b.tenant_id
        and h.credit_type = b.credit_type
        and h.state = 'open'
    )
  )
  where b.tenant_id = settle_due.tenant_id
    and b.credit_type = settle_due.credit_type;
  return true;
end;
$$;

revoke execute on function credits.settle_due(uuid, text) from public, anon, authenticated;

comment on function credits.settle_due(uuid, text) is
  'Settles, ends and expires what is due now; false when nothing was';
