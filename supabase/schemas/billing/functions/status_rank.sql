-- Promises an order in which a purchase only ever moves up: so events commute, and one that arrives
-- late or twice changes nothing. Late truth wins: credited stands above expired and failed.
-- A credited purchase is never quarantined; what looks wrong later is held back with its event.
-- How much of it is reversed is no step of this order: money may go and come back.
create function billing.status_rank(status text)
returns integer
language sql
immutable
security invoker
set search_path = ''
as $$
  select case status_rank.status
    when 'created' then 0
    when 'open' then 1
    when 'processing' then 2
    when 'expired' then 3
    when 'failed' then 3
    when 'quarantined' then 4
    when 'credited' then 5
    when 'partially_reversed' then 5
    when 'reversed' then 5
  end;
$$;

revoke execute on function billing.status_rank(text) from public, anon, authenticated;

comment on function billing.status_rank(text) is
  'The order of purchase statuses; only upward moves happen';
