-- Promises a page of the log of Stripe's events, newest first: of one status or type alone, and
-- before an event of the page before. Locks nothing. Definer: events are for operators. Changes
-- nothing. The plan is made for what is asked, so that each filter has its index.
create function public.rpc_credit_list_events(
  status text default null,
  type text default null,
  before_event_id text default null,
  page_size integer default 50
)
returns setof billing.stripe_events
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  max_events constant integer := least(greatest(rpc_credit_list_events.page_size, 1), 200);
  -- after everything there is
  before_received_at timestamptz := 'infinity';
begin
  if rpc_credit_list_events.before_event_id is not null then
    select e.received_at
    into before_received_at
    from billing.stripe_events as e
    where e.event_id = rpc_credit_list_events.before_event_id;
    if not found then
      perform credits.fail(
        404, 'unknown_event', 'Cannot find the event', 'Read the log from its newest event on'
      );
    end if;
  end if;

  return query
  select e.*
  from billing.stripe_events as e
  where (e.received_at, e.event_id) < (
    before_received_at, coalesce(rpc_credit_list_events.before_event_id, '')
  )
    and (rpc_credit_list_events.status is null or e.status = rpc_credit_list_events.status)
    and (rpc_credit_list_events.type is null or e.type = rpc_credit_list_events.type)
  order by e.received_at desc, e.event_id desc
  limit max_events;
end;
$$;

revoke execute on function public.rpc_credit_list_events(text, text, text, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_events(text, text, text, integer)
to service_role;

comment on function public.rpc_credit_list_events(text, text, text, integer) is
  'What Stripe told us and what became of it, newest first, a page at a time';
