-- Promises to count one request of a subject in a fixed window and to tell whether it was within
-- the limit: at most twice the limit in any one window's length, across the edge of two. Locks the
-- subject's row. Its own transaction, so that a refused or failed request still counts.
create function public.rpc_credit_take_rate(
  scope text,
  subject text,
  max_requests integer,
  window_seconds integer
)
returns table (allowed boolean, retry_after_seconds integer)
language sql
volatile
security definer
set search_path = ''
as $$
  insert into billing.rate_limits as r (scope, subject, window_started_at, requests)
  values (rpc_credit_take_rate.scope, rpc_credit_take_rate.subject, now(), 1)
  on conflict on constraint rate_limits_pkey do update
  set requests = case
      when r.window_started_at <= now() - make_interval(secs => rpc_credit_take_rate.window_seconds)
        then 1
      else r.requests + 1
    end,
    window_started_at = case
      when r.window_started_at <= now() - make_interval(secs => rpc_credit_take_rate.window_seconds)
        then now()
      else r.window_started_at
    end
  returning
    r.requests <= rpc_credit_take_rate.max_requests,
    greatest(1, ceil(extract(
      epoch from r.window_started_at
        + make_interval(secs => rpc_credit_take_rate.window_seconds) - now()
    )))::integer;
$$;

revoke execute on function public.rpc_credit_take_rate(text, text, integer, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_take_rate(text, text, integer, integer)
to service_role;

comment on function public.rpc_credit_take_rate(text, text, integer, integer) is
  'Counts one request; allowed is false above the limit, with the seconds until the window ends';
