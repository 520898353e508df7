-- Promises that the product's jobs run by themselves: sweep and count of usage in SQL, notices,
-- automatic top-ups and the reconciler over HTTP. Names are kept, so calling it again replaces
-- them: another address, another key. Where pg_cron, pg_net or Vault is missing it schedules
-- nothing and says which. secret_name is Vault's name of a Supabase secret key. Locks nothing of
-- ours. For the database's owner, as pg_cron runs jobs as whoever scheduled them.
create function billing.schedule_jobs(functions_url text, secret_name text)
returns table (job text, schedule text)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  missing text;
  planned record;
begin
  if schedule_jobs.functions_url !~ '^https?://[^\s/]+(/[^\s]*)?[^/\s]$' then
    raise exception 'Cannot schedule the jobs: % is no address of functions',
      schedule_jobs.functions_url
      using hint = 'It looks like https://<project>.supabase.co/functions/v1';
  end if;

  select string_agg(n.name, ', ' order by n.name)
  into missing
  from unnest(array['pg_cron', 'pg_net', 'supabase_vault']) as n (name)
  where not exists (select from pg_catalog.pg_extension as e where e.extname = n.name);
  if missing is not null then
    raise notice 'Nothing is scheduled: this database has no %', missing
      using hint = 'Enable it, or let another scheduler do what docs/deploy.md lists';
    return;
  end if;

  for planned in
    select
      j.job,
      j.schedule,
      case
        when j.function_name is null then j.statement
        else format(
          'select billing.call_function(%L, %L, %L, %s)', schedule_jobs.functions_url,
          j.function_name, schedule_jobs.secret_name, j.timeout_ms
        )
      end as command
    from (
      values
        ('credits-sweep', '* * * * *', 'select credits.sweep()', null, 0),
        ('credits-count-usage', '*/5 * * * *', 'select credits.count_usage()', null, 0),
        ('credits-notify', '* * * * *', null, 'credit-notify', 60000),
        ('credits-auto-topup', '* * * * *', null, 'credit-auto-topup', 60000),
        ('credits-reconcile', '*/10 * * * *', null, 'credit-reconcile', 120000)
    ) as j (job, schedule, statement, function_name, timeout_ms)
  loop
    -- Dynamic, because pg_cron does not have to exist where this function is created.
    execute 'select cron.schedule($1, $2, $3)'
    using planned.job, planned.schedule, planned.command;
    job := planned.job;
    schedule := planned.schedule;
    return next;
  end loop;
end;
$$;

revoke execute on function billing.schedule_jobs(text, text) from public, anon, authenticated;

comment on function billing.schedule_jobs(text, text) is
  'Schedules the product''s jobs with pg_cron, or says what is missing; returns what it scheduled';
