-- Promises that an attempt to deliver a notice is on record: delivered for good, or due again after
-- a pause that doubles from one minute to eight hours, or given up after the twelfth (about two
-- days), a test after the first. Locks the notice. Definer: nobody writes notices directly.
create function public.rpc_credit_finish_notice(
  tenant_id uuid,
  notice_id uuid,
  problem text default null
)
returns table (state text, attempts integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return query
  update billing.notices as n
  set state = case
      when rpc_credit_finish_notice.problem is null then 'delivered'
      -- whoever tests wants to know now, and presses the button again
      when n.attempts >= 12 or n.type = 'endpoint.test' then 'given_up'
      else 'pending'
    end,
    delivered_at = case when rpc_credit_finish_notice.problem is null then now() end,
    last_problem = left(rpc_credit_finish_notice.problem, 200),
    next_attempt_at = now() + least(
      make_interval(mins => (2 ^ least(n.attempts - 1, 10))::integer), interval '8 hours'
    )
  where n.tenant_id = rpc_credit_finish_notice.tenant_id
    and n.notice_id = rpc_credit_finish_notice.notice_id
    and n.state = 'pending'
  returning n.state, n.attempts;
end;
$$;

revoke execute on function public.rpc_credit_finish_notice(uuid, uuid, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_finish_notice(uuid, uuid, text) to service_role;

comment on function public.rpc_credit_finish_notice(uuid, uuid, text) is
  'Records what became of an attempt to deliver a notice; no row when it was not pending';
