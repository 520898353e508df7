-- Promises one row per item of the array, in any order, and never an error: what is not plain is
-- left to credits.deduct_item, which says what is wrong with it. Being wrongly not plain costs
-- time, being wrongly plain would cost the promise. Locks nothing.
create function credits.read_batch(items jsonb)
returns setof credits.batch_item
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  -- Materialized: inlined, each word would be read again wherever it is used.
  with word as materialized (
    select
      i.item::integer as item,
      i.request,
      i.request ->> 'tenant_id' as tenant_id,
      coalesce(i.request ->> 'credit_type', 'credit') as credit_type,
      i.request ->> 'amount' as amount,
      i.request ->> 'idempotency_key' as idempotency_key,
      i.request ->> 'action' as action,
      coalesce(i.request ->> 'quantity', '1') as quantity,
      i.request ->> 'reference' as reference,
      coalesce(i.request -> 'metadata', '{}') as metadata,
      i.request ->> 'actor' as actor
    from jsonb_array_elements(read_batch.items) with ordinality as i (request, item)
  ),
  checked as materialized (
    select
      w.*,
      pg_input_is_valid(w.tenant_id, 'uuid') as has_tenant,
      coalesce(
        jsonb_typeof(w.request) = 'object'
        and w.request - array[
          'tenant_id', 'credit_type', 'amount', 'idempotency_key', 'action', 'quantity',
          'reference', 'metadata', 'actor'
        ] = '{}'
        and pg_input_is_valid(w.tenant_id, 'uuid')
        and (w.actor is null or pg_input_is_valid(w.actor, 'uuid'))
        and (w.amount is null or w.amount ~ '^[1-9][0-9]{0,11}$')
        and w.quantity ~ '^[1-9][0-9]{0,8}$'
        and char_length(w.idempotency_key) between 1 and 255
        and not starts_with(w.idempotency_key, 'internal:')
        and char_length(coalesce(w.reference, '')) <= 255
        and (
          w.metadata = '{}'
          or jsonb_typeof(w.metadata) = 'object' and octet_length(w.metadata::text) <= 4096
        )
        and (w.amount is not null or p.amount_credits is not null)
        and (w.action is null or p.amount_credits is not null)
        and (w.amount is not null or p.amount_credits * w.quantity::numeric <= 1000000000000),
        false
      ) as is_plain,
      p.amount_credits as price
    from word as w
    left join credits.actions as p
      on p.action = w.action
      and p.credit_type = w.credit_type
      and p.is_active
  )
  select
    c.item,
    c.request,
    c.is_plain,
    case when c.has_tenant then c.tenant_id::uuid end,
    c.credit_type,
    case when c.is_plain then coalesce(c.amount::bigint, c.price * c.quantity::bigint) end,
    c.idempotency_key,
    c.action,
    case when c.is_plain then c.quantity::bigint end,
    case when c.amount is null then c.price end,
    c.reference,
    c.metadata,
    case when c.is_plain then c.actor::uuid end
  from checked as c;
end;
$$;

revoke execute on function credits.read_batch(jsonb) from public, anon, authenticated;

comment on function credits.read_batch(jsonb) is
  'Parses the items of a batch of deducts and says which of them cannot be refused by themselves';
