-- Promises an order in which a refund only moves up: it may fail after it seemed to have succeeded,
-- and never the other way. So a look that was taken earlier and arrives later changes nothing.
create function billing.refund_rank(status text)
returns integer
language sql
immutable
security invoker
set search_path = ''
as $$
  select case refund_rank.status
    when 'pending' then 0
    when 'requires_action' then 0
    when 'succeeded' then 1
    when 'canceled' then 2
    when 'failed' then 2
  end;
$$;

revoke execute on function billing.refund_rank(text) from public, anon, authenticated;

comment on function billing.refund_rank(text) is
  'The order of refund statuses; only upward moves happen';
