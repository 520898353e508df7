-- Promises the usage that is not in daily_usage yet. Writes nothing. Invoker: members read their
-- own rows.
create function credits.recent_usage(tenant_id uuid, credit_type text)
returns table (day date, action text, used_credits bigint, uses bigint, quantity bigint)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select u.day, u.action, u.used_credits, u.uses, u.quantity
  from credits.usage_between(
    recent_usage.tenant_id,
    recent_usage.credit_type,
    coalesce(
      (
        select m.entry_id
        from credits.usage_marks as m
        where m.tenant_id = recent_usage.tenant_id
          and m.credit_type = recent_usage.credit_type
      ),
      0
    ),
    9223372036854775807
  ) as u;
end;
$$;

revoke execute on function credits.recent_usage(uuid, text) from public, anon, authenticated;
grant execute on function credits.recent_usage(uuid, text) to authenticated, service_role;

comment on function credits.recent_usage(uuid, text) is
  'Usage per day and action after the usage mark; reads only';
