-- Promises to take all items of a part of a batch at once, or none: when one of them might be
-- refused, or a budget asks, there is no row; when a key is taken, by a twin or by another request,
-- it raises unique_violation. Then they must be looked at one by one. Each has its entry, as if
-- they had been taken in their order. The caller holds the tenant's queue. Locks the balance row.
create function credits.deduct_together(part credits.batch_part)
returns table (item integer, entry_id bigint, balance bigint, held bigint)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  items constant credits.batch_item[] := (part).items;
  spent_before bigint;
  version_before bigint;
begin
  update public.tenant_credit_balance as b
  set balance = b.balance - (part).cost,
    spent_total = b.spent_total + (part).cost,
    version = b.version + cardinality(items),
    updated_at = now()
  where b.tenant_id = (part).tenant_id
    and b.credit_type = (part).credit_type
    and b.balance - b.held >= (part).cost
    and b.next_due_at > now()
    and not b.is_frozen
    -- each item has its own actor and action to count
    and not b.has_budgets
  returning
    b.balance + (part).cost, b.held, b.spent_total - (part).cost, b.version - cardinality(items)
  into balance, held, spent_before, version_before;
  if not found then
    return;
  end if;

  return query
  with line as (
    select
      i.*,
      sum(i.cost) over (order by i.place rows unbounded preceding)::bigint as spent
    from unnest(items) with ordinality as i (
      item, request, is_plain, tenant_id, credit_type, cost, idempotency_key, action, quantity,
      unit_price, reference, metadata, actor, place
    )
  ),
  entry as (
    insert into credits.entries as e (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, action, quantity, unit_price, reference, actor,
      metadata
    )
    select
      l.tenant_id, l.credit_type, 'deduct', -l.cost, deduct_together.balance - l.spent,
      deduct_together.held, l.cost, spent_before + l.spent, version_before + l.place,
      l.idempotency_key, l.action, l.quantity, l.unit_price, l.reference, l.actor, l.metadata
    from line as l
    order by l.place
    returning e.entry_id, e.version, e.balance_after, e.held_after
  )
  select (items[e.version - version_before]).item, e.entry_id, e.balance_after, e.held_after
  from entry as e;
end;
$$;

revoke execute on function credits.deduct_together(credits.batch_part)
from public, anon, authenticated;

comment on function credits.deduct_together(credits.batch_part) is
  'Takes items that cannot be refused with one UPDATE and one INSERT; no row when one might be';
