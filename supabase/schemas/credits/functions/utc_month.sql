-- Promises the first day of the month in which a moment lies, in UTC: budgets begin and end at the
-- same moment for everybody, whatever the session's time zone is.
create function credits.utc_month(moment timestamptz)
returns date
language sql
immutable
security invoker
set search_path = ''
as $$
  select date_trunc('month', utc_month.moment at time zone 'UTC')::date;
$$;

revoke execute on function credits.utc_month(timestamptz) from public, anon, authenticated;
grant execute on function credits.utc_month(timestamptz) to authenticated, service_role;

comment on function credits.utc_month(timestamptz) is
  'The first day of a moment''s month in UTC';
