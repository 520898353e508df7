-- Promises whether an event has been applied: processed is final, so a repetition needs no question
-- to Stripe. False decides nothing; applying does, under its locks. Locks nothing. Definer: events
-- are not for people.
create function public.rpc_credit_was_processed(event_id text)
returns table (processed boolean)
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select
    from billing.stripe_events as e
    where e.event_id = rpc_credit_was_processed.event_id
      and e.status = 'processed'
  );
$$;

revoke execute on function public.rpc_credit_was_processed(text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_was_processed(text) to service_role;

comment on function public.rpc_credit_was_processed(text) is
  'Whether an event of Stripe''s has been applied already, for good';
