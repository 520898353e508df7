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
  shortfall bigint,
  expires_next_at timestamptz,
  expires_next_credits bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  select b.balance, b.held, b.balance - b.held, b.next_due_at
  into balance, held, available, expires_next_at
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type;

  if not found then
    perform credits.check_account(rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type);
  end if;

  -- The row is the whole truth only while nothing of it expires.
  if expires_next_at = 'infinity' then
    expires_next_at := null;
  else
    select r.balance, r.held, r.available, r.expires_next_at, r.expires_next_credits
    into balance, held, available, expires_next_at, expires_next_credits
    from credits.read_balance(
      rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type
    ) as r;
  end if;

  required := credits.cost_of(
    rpc_credit_preflight.credit_type, rpc_credit_preflight.amount, rpc_credit_preflight.action,
    rpc_credit_preflight.quantity
  );
  available := greatest(available, 0);
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
