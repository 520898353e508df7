-- Promises a row per day and action whose counted usage is not that of its entries. Locks nothing.
create function credits.verify_usage(tenant_id uuid)
returns table (broken_rule text, broken_tenant_id uuid, found text)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    'daily usage is the usage of the entries',
    u.tenant_id,
    format('%s %s', u.day, coalesce(nullif(u.action, ''), 'without action'))
  from (
    select d.tenant_id, d.credit_type, d.day, d.action, d.used_credits, d.uses, d.quantity
    from credits.daily_usage as d
    union all
    select m.tenant_id, m.credit_type, r.day, r.action, -r.used_credits, -r.uses, -r.quantity
    from credits.usage_marks as m
    cross join lateral credits.usage_between(m.tenant_id, m.credit_type, 0, m.entry_id) as r
  ) as u
  where verify_usage.tenant_id is null or u.tenant_id = verify_usage.tenant_id
  group by u.tenant_id, u.credit_type, u.day, u.action
  having sum(u.used_credits) <> 0
    or sum(u.uses) <> 0
    or sum(u.quantity) <> 0;
end;
$$;

revoke execute on function credits.verify_usage(uuid) from public, anon, authenticated;

comment on function credits.verify_usage(uuid) is
  'Usage that is counted per day is the usage of the entries up to the mark';
