-- Promises each item what rpc_credit_deduct promises it, under its own key and with its own
-- outcome: an item that is refused takes nothing and stops nobody. Items of one tenant are taken in
-- their order. Locks: the queues of all tenants, then their balance rows, in one order whoever
-- asks. Definer: no role may write the ledger itself.
create function public.rpc_credit_deduct_batch(items jsonb)
returns table (
  item integer,
  outcome text,
  code text,
  message text,
  hint text,
  entry_id bigint,
  balance bigint,
  held bigint,
  available bigint,
  replayed boolean
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if jsonb_typeof(rpc_credit_deduct_batch.items) is distinct from 'array'
    or jsonb_array_length(rpc_credit_deduct_batch.items) not between 1 and 1000
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot read the batch: items must be an array of 1 to 1000',
      'Send the items in several batches'
    );
  end if;

  return query
  select d.*
  from credits.deduct_batch(rpc_credit_deduct_batch.items) as d
  order by d.item;
end;
$$;

revoke execute on function public.rpc_credit_deduct_batch(jsonb) from public, anon, authenticated;
grant execute on function public.rpc_credit_deduct_batch(jsonb) to service_role;

comment on function public.rpc_credit_deduct_batch(jsonb) is
  'Up to 1000 deducts of many tenants at once, each with its own key and outcome';
