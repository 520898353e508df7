-- Promises one item of a batch what rpc_credit_deduct promises it, with the refusal as a row in
-- place of an error: it takes nothing then, and the rest of the batch goes on. Whatever is not a
-- refusal is an error still, and undoes the whole batch. Locks what rpc_credit_deduct locks.
create function credits.deduct_item(request jsonb)
returns table (
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
security invoker
set search_path = ''
as $$
declare
  unknown_field text;
begin
  if jsonb_typeof(deduct_item.request) = 'object' then
    select f.name
    into unknown_field
    from jsonb_object_keys(deduct_item.request) as f (name)
    where f.name not in (
      'tenant_id', 'credit_type', 'amount', 'idempotency_key', 'action', 'quantity', 'reference',
      'metadata', 'actor'
    )
    limit 1;
  end if;

  if jsonb_typeof(deduct_item.request) is distinct from 'object' or unknown_field is not null then
    perform credits.fail(
      400, 'malformed_request',
      'Cannot read the item: ' || coalesce('unknown field ' || unknown_field, 'it is no object'),
      'Send the fields of rpc_credit_deduct'
    );
  end if;

  return query
  select
    d.outcome, null::text, null::text, null::text, d.entry_id, d.balance, d.held, d.available,
    d.replayed
  from public.rpc_credit_deduct(
    (deduct_item.request ->> 'tenant_id')::uuid,
    (deduct_item.request ->> 'amount')::bigint,
    deduct_item.request ->> 'idempotency_key',
    coalesce(deduct_item.request ->> 'credit_type', 'credit'),
    deduct_item.request ->> 'action',
    coalesce((deduct_item.request ->> 'quantity')::bigint, 1),
    deduct_item.request ->> 'reference',
    coalesce(deduct_item.request -> 'metadata', '{}'),
    (deduct_item.request ->> 'actor')::uuid
  ) as d;
exception
  when others then
    -- PTxyz is a refusal; class 22 is a value that is no uuid or no whole number
    if sqlstate not like 'PT%' and sqlstate not like '22%' then
      raise;
    end if;
    get stacked diagnostics code = pg_exception_detail, hint = pg_exception_hint;
    outcome := 'refused';
    code := split_part(code, ' ', 1);
    message := sqlerrm;
    if sqlstate like '22%' then
      code := 'malformed_request';
      message := 'Cannot read the item: an id is no UUID, or an amount no whole number';
      hint := 'Send ids as UUIDs and amounts as whole numbers of at most 10^12';
    end if;
    return next;
end;
$$;

revoke execute on function credits.deduct_item(jsonb) from public, anon, authenticated;

comment on function credits.deduct_item(jsonb) is
  'rpc_credit_deduct for one item of a batch; a refusal is a row';
