-- Promises the stretches of spending that an entry covers: a deduct, a negative adjust and a
-- reversal their own, a capture what it took of its hold and then its own, an open hold what it
-- holds. None for any other. Writes nothing. Invoker: members read their own rows.
create function credits.stretches_of(tenant_id uuid, entry_id bigint)
returns table (credit_type text, from_spent bigint, to_spent bigint)
rows 2
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  entry credits.entries;
begin
  select e.*
  into entry
  from credits.entries as e
  where e.tenant_id = stretches_of.tenant_id
    and e.entry_id = stretches_of.entry_id;

  if entry.kind in ('hold', 'capture') then
    return query
    select
      h.credit_type,
      h.from_spent,
      case
        when entry.kind = 'hold' then h.from_spent + h.amount_credits
        else h.from_spent - entry.amount_credits - entry.spent_credits
      end
    from credits.holds as h
    where h.tenant_id = entry.tenant_id
      and h.entry_id = coalesce(entry.origin_entry_id, entry.entry_id)
      and (entry.kind = 'capture' or (h.state = 'open' and h.deadline_at > now()));
  end if;

  if entry.kind <> 'hold' and entry.spent_credits > 0 then
    credit_type := entry.credit_type;
    from_spent := entry.spent_total_after - entry.spent_credits;
    to_spent := entry.spent_total_after;
    return next;
  end if;
end;
$$;

revoke execute on function credits.stretches_of(uuid, bigint) from public, anon, authenticated;
grant execute on function credits.stretches_of(uuid, bigint) to authenticated, service_role;

comment on function credits.stretches_of(uuid, bigint) is
  'Where on the line of spending an entry''s credits went; reads only';
