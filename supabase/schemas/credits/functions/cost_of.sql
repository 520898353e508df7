-- Promises the credits a request costs, as credits.quote has it, or raises why nobody can tell.
-- Locks nothing. Invoker: the price list is readable by members.
create function credits.cost_of(credit_type text, amount bigint, action text, quantity bigint)
returns bigint
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  cost bigint := credits.quote(
    cost_of.credit_type, cost_of.amount, cost_of.action, cost_of.quantity
  );
begin
  if cost is not null then
    return cost;
  end if;

  if cost_of.amount is null and cost_of.action is null then
    perform credits.fail(
      400, 'malformed_request', 'Cannot tell the cost: neither amount nor action was given',
      'Send amount, or action with an optional quantity'
    );
  end if;

  if cost_of.quantity is null or cost_of.quantity not between 1 and 1000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the quantity: it must be between 1 and 1000000000',
      'Send a whole positive quantity'
    );
  end if;

  if cost_of.action is not null and not exists (
    select
    from credits.actions as a
    where a.action = cost_of.action
      and a.credit_type = cost_of.credit_type
      and a.is_active
  ) then
    perform credits.fail(
      404, 'unknown_action', 'Cannot find the action on the price list of this credit type',
      'Read credit_actions for the actions that exist'
    );
  end if;

  perform credits.fail(
    422, 'amount_out_of_range', 'Cannot use the amount: it must be between 1 and 1000000000000',
    'Send a whole positive number of credits in the type''s smallest unit'
  );
end;
$$;

revoke execute on function credits.cost_of(text, bigint, text, bigint)
from public, anon, authenticated;
grant execute on function credits.cost_of(text, bigint, text, bigint)
to authenticated, service_role;

comment on function credits.cost_of(text, bigint, text, bigint) is
  'What a request costs: its amount, or price times quantity; 400, 404 or 422 when nobody can tell';
