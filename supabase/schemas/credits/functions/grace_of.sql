-- Promises how long credits that come back live when their grant has expired meanwhile. Locks
-- nothing.
create function credits.grace_of(credit_type text)
returns interval
language sql
stable
security invoker
set search_path = ''
as $$
  select make_interval(days => t.restore_grace_days)
  from credits.types as t
  where t.credit_type = grace_of.credit_type;
$$;

revoke execute on function credits.grace_of(text) from public, anon, authenticated;

comment on function credits.grace_of(text) is 'The grace period of a credit type';
