-- Promises what a request costs, between 1 and 10^12: the amount it names, or the action's price
-- per unit times the quantity; null when nobody can tell, and credits.cost_of says why. An action
-- must be on the price list even if an amount is given. Locks nothing.
create function credits.quote(credit_type text, amount bigint, action text, quantity bigint)
returns bigint
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  price bigint;
  cost numeric;
begin
  if quote.quantity between 1 and 1000000000 then
    if quote.action is null then
      cost := quote.amount;
    else
      select a.amount_credits
      into price
      from credits.actions as a
      where a.action = quote.action
        and a.credit_type = quote.credit_type
        and a.is_active;

      -- numeric, because price * quantity may leave bigint before it is checked
      if found then
        cost := coalesce(quote.amount::numeric, price::numeric * quote.quantity);
      end if;
    end if;
  end if;
  return case when cost between 1 and 1000000000000 then cost end;
end;
$$;

revoke execute on function credits.quote(text, bigint, text, bigint)
from public, anon, authenticated;
grant execute on function credits.quote(text, bigint, text, bigint)
to authenticated, service_role;

comment on function credits.quote(text, bigint, text, bigint) is
  'What a request costs: its amount, or price times quantity; null when nobody can tell';
