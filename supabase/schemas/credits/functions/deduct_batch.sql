-- Promises every item of a batch its own outcome, in any order of rows. Locks: the queues of all
-- its tenants, then their balance rows, each in one order whoever asks, so that two batches never
-- wait for each other; then what rpc_credit_deduct locks.
create function credits.deduct_batch(items jsonb)
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
security invoker
set search_path = ''
as $$
declare
  -- Sorted out before anything is locked, so that nobody waits for it.
  parts constant credits.batch_part[] := array(
    with marked as (
      select
        i as whole,
        i.is_plain and count(*) over (partition by i.tenant_id, i.idempotency_key) = 1 as is_plain
      from credits.read_batch(deduct_batch.items) as i
    ),
    judged as (
      select m.whole, bool_and(m.is_plain) over (partition by (m.whole).tenant_id) as is_plain
      from marked as m
    )
    select row(
      (j.whole).tenant_id,
      min((j.whole).credit_type),
      sum((j.whole).cost),
      j.is_plain,
      array_agg(j.whole order by (j.whole).item)
    )::credits.batch_part
    from judged as j
    -- Where nothing can go wrong, by credit type. Else in the tenant's one order: a key is taken by
    -- the first item that has it, of whatever type.
    group by (j.whole).tenant_id, j.is_plain, case when j.is_plain then (j.whole).credit_type end
  );
  queue integer;
  part credits.batch_part;
begin
  for queue in
    select distinct uuid_hash(p.tenant_id)
    from unnest(parts) as p
    where p.tenant_id is not null
    order by 1
  loop
    perform pg_advisory_xact_lock(1, queue);
  end loop;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = any (array(select p.tenant_id from unnest(parts) as p))
  order by uuid_hash(b.tenant_id), b.tenant_id, b.credit_type
  for update;

  foreach part in array parts loop
    if part.is_plain then
      perform credits.settle_due(part.tenant_id, part.credit_type);
      -- Once for all items: looking for each key would cost a tenth of the batch. deduct_together
      -- has all its rows or raises, so none is out yet when a key proves to be taken.
      begin
        return query
        select
          d.item, 'deducted', null::text, null::text, null::text, d.entry_id, d.balance, d.held,
          greatest(d.balance - d.held, 0), false
        from credits.deduct_together(part) as d;
        continue when found;
      exception
        when unique_violation then
          null;
      end;
    end if;

    return query
    select i.item, d.*
    from unnest(part.items) with ordinality as i
    cross join lateral credits.deduct_item(i.request) as d
    order by i.ordinality;
  end loop;
end;
$$;

revoke execute on function credits.deduct_batch(jsonb) from public, anon, authenticated;

comment on function credits.deduct_batch(jsonb) is
  'Takes the items of a batch, tenant by tenant: together where nothing can go wrong, else in turn';
