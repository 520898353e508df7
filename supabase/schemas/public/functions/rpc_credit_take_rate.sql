-- Promises to count one request against all of its subjects or, if one of them is full, against
-- none: so nobody uses up what belongs to everyone by being refused. At most twice a limit passes
-- in any one window's length, across the edge of two. limits names the most requests per subject.
-- Locks the subjects' rows, everyone's last, because all wait for that one; then deletes what it
-- can get of old windows without waiting. Its own transaction, and its commit does not wait for
-- the disk: after a crash a few requests were not counted.
create function public.rpc_credit_take_rate(
  scope text,
  limits jsonb,
  window_seconds integer
)
returns table (allowed boolean, refused_subject text, retry_after_seconds integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  subjects text[];
  refusal billing.rate_limits;
begin
  perform set_config('synchronous_commit', 'off', true);
  subjects := array(
    select s.subject
    from jsonb_object_keys(rpc_credit_take_rate.limits) as s (subject)
    order by s.subject = 'everyone', s.subject collate "C"
  );

  -- A flood is refused by reading alone: it writes nothing and waits for nobody.
  select r.*
  into refusal
  from billing.rate_limits as r
  where r.scope = rpc_credit_take_rate.scope
    and r.subject = any (subjects)
    and r.window_ends_at > now()
    and r.requests >= (rpc_credit_take_rate.limits ->> r.subject)::integer
  order by r.window_ends_at desc
  limit 1;

  if refusal.subject is null then
    with taken as (
      insert into billing.rate_limits as r (scope, subject, requests, window_ends_at)
      select
        rpc_credit_take_rate.scope, s.subject, 1,
        now() + make_interval(secs => rpc_credit_take_rate.window_seconds)
      from unnest(subjects) as s (subject)
      on conflict on constraint rate_limits_pkey do update
      set requests = case when r.window_ends_at > now() then r.requests + 1 else 1 end,
        window_ends_at = case
          when r.window_ends_at > now() then r.window_ends_at else excluded.window_ends_at
        end
      returning r.*
    )
    select t.*
    into refusal
    from taken as t
    where t.requests > (rpc_credit_take_rate.limits ->> t.subject)::integer
    order by t.window_ends_at desc
    limit 1;

    if refusal.subject is not null then
      update billing.rate_limits as r
      set requests = r.requests - 1
      where r.scope = rpc_credit_take_rate.scope
        and r.subject = any (subjects);
    end if;

    -- More than one call can add, so the table shrinks whenever there is something to delete.
    delete from billing.rate_limits as r
    where (r.scope, r.subject) in (
      select o.scope, o.subject
      from billing.rate_limits as o
      where o.window_ends_at <= now()
      order by o.window_ends_at
      limit 10
      for update skip locked
    );
  end if;

  return query
  select
    refusal.subject is null,
    refusal.subject,
    coalesce(ceil(extract(epoch from refusal.window_ends_at - now())), 0)::integer;
end;
$$;

revoke execute on function public.rpc_credit_take_rate(text, jsonb, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_take_rate(text, jsonb, integer)
to service_role;

comment on function public.rpc_credit_take_rate(text, jsonb, integer) is
  'Counts one request against all its limits, or says which one is full and for how many seconds';
