-- Promises an order in which a dispute only moves up. An inquiry may close and still become a
-- chargeback, and a lost one may be appealed and won; of won and lost the later one in this order
-- is kept. Only the freeze follows it, money never does.
create function billing.dispute_rank(status text)
returns integer
language sql
immutable
security invoker
set search_path = ''
as $$
  select case dispute_rank.status
    when 'warning_needs_response' then 0
    when 'warning_under_review' then 1
    when 'warning_closed' then 2
    when 'needs_response' then 3
    when 'under_review' then 4
    when 'prevented' then 5
    when 'lost' then 6
    when 'appeal_needs_response' then 7
    when 'appeal_under_review' then 8
    when 'won' then 9
  end;
$$;

revoke execute on function billing.dispute_rank(text) from public, anon, authenticated;

comment on function billing.dispute_rank(text) is
  'The order of dispute statuses; only upward moves happen';
