-- Promises whether the tenant, and the member on whose behalf, could spend this much right now, and
-- changes nothing: available is what both may. A signed-in member who names nobody asks for
-- themselves. A promise about now only: the deduct decides again. Invoker, so a member asks about
-- their own tenants alone.
create function public.rpc_credit_preflight(
  tenant_id uuid,
  amount bigint default null,
  credit_type text default 'credit',
  action text default null,
  quantity bigint default 1,
  actor uuid default null
)
returns table (
  allowed boolean,
  required bigint,
  balance bigint,
  held bigint,
  available bigint,
  shortfall bigint,
  expires_next_at timestamptz,
  expires_next_credits bigint,
  budget_left bigint
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  has_budgets boolean;
  is_frozen boolean;
begin
  required := rpc_credit_preflight.amount;
  if rpc_credit_preflight.action is not null or rpc_credit_preflight.quantity is distinct from 1
    or (required between 1 and 1000000000000) is not true then
    required := credits.cost_of(
      rpc_credit_preflight.credit_type, required, rpc_credit_preflight.action,
      rpc_credit_preflight.quantity
    );
  end if;

  -- The usual account, which can pay: the row is the whole truth while nothing of it expires.
  select b.balance, b.held, b.balance - b.held, true, 0
  into balance, held, available, allowed, shortfall
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type
    and b.balance - b.held >= required
    and b.next_due_at = 'infinity'
    and not b.is_frozen
    and not b.has_budgets;
  if found then
    return next;
    return;
  end if;

  select b.has_budgets, b.is_frozen
  into has_budgets, is_frozen
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type;
  if has_budgets is null then
    perform credits.check_account(rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type);
  end if;

  if is_frozen then
    perform credits.refuse_frozen();
  end if;

  select r.balance, r.held, r.available, r.expires_next_at, r.expires_next_credits
  into balance, held, available, expires_next_at, expires_next_credits
  from credits.read_balance(
    rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type
  ) as r;

  if has_budgets then
    select min(greatest(b.limit_credits - credits.spent_on_budget(b), 0))
    into budget_left
    from credits.budgets as b
    where b.tenant_id = rpc_credit_preflight.tenant_id
      and b.credit_type = rpc_credit_preflight.credit_type
      and b.user_id = coalesce(rpc_credit_preflight.actor, auth.uid())
      and (b.action is null or b.action = rpc_credit_preflight.action);
  end if;

  available := least(greatest(available, 0), budget_left);
  allowed := available >= required;
  shortfall := greatest(required - available, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint, uuid)
to authenticated, service_role;

comment on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint, uuid) is
  'Could the tenant spend amount, or action × quantity, now? Reads only; 404, 422 on bad input';
