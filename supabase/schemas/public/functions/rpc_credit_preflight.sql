-- Promises whether the tenant could spend this much right now, and changes nothing. A promise about
-- now only: the deduct decides again. Invoker, so a member asks about their own tenants alone.
create function public.rpc_credit_preflight(
  tenant_id uuid,
  amount bigint default null,
  credit_type text default 'credit',
  action text default null,
  quantity bigint default 1
)
returns table (
  allowed boolean,
  required bigint,
  balance bigint,
  held bigint,
  available bigint,
  shortfall bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  select b.balance, b.held
  into balance, held
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type;

  if not found then
    perform credits.check_account(rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type);
    balance := 0;
    held := 0;
  end if;

  required := credits.cost_of(
    rpc_credit_preflight.credit_type, rpc_credit_preflight.amount, rpc_credit_preflight.action,
    rpc_credit_preflight.quantity
  );
  available := greatest(balance - held, 0);
  allowed := available >= required;
  shortfall := greatest(required - available, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint)
from public, anon, authenticated;
grant execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint)
to authenticated, service_role;

comment on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint) is
  'Could the tenant spend amount, or action × quantity, now? Reads only; 404, 422 on bad input';
