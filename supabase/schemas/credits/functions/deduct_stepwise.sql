-- Promises what rpc_credit_deduct promises, one step after the other, for whatever the usual
-- request is not: a twin, one to be refused, one that finds credits due to expire, one that draws
-- on a member's budget. Its caller has checked the request. Locks: the tenant's queue, its balance
-- row, then grants and budgets.
create function credits.deduct_stepwise(
  tenant_id uuid, amount bigint, idempotency_key text, credit_type text, action text,
  quantity bigint, reference text, metadata jsonb, actor uuid
)
returns table (
  outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean
)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  cost bigint;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform pg_advisory_xact_lock(1, uuid_hash(deduct_stepwise.tenant_id));
  entry := credits.find_deduct(
    deduct_stepwise.tenant_id, deduct_stepwise.amount, deduct_stepwise.idempotency_key,
    deduct_stepwise.credit_type, deduct_stepwise.action, deduct_stepwise.quantity,
    deduct_stepwise.reference, deduct_stepwise.metadata, deduct_stepwise.actor
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    cost := credits.cost_of(
      deduct_stepwise.credit_type, deduct_stepwise.amount, deduct_stepwise.action,
      deduct_stepwise.quantity
    );
    account := credits.move_balance(
      deduct_stepwise.tenant_id, deduct_stepwise.credit_type, -cost, 0, cost
    );
    if account.has_budgets and deduct_stepwise.actor is not null then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, deduct_stepwise.actor, deduct_stepwise.action, cost
      );
    end if;
    entry := credits.append_entry(
      account, 'deduct', -cost, cost, deduct_stepwise.idempotency_key, null,
      deduct_stepwise.action, deduct_stepwise.quantity, deduct_stepwise.reference,
      actor => deduct_stepwise.actor, metadata => deduct_stepwise.metadata,
      unit_price => case
        when deduct_stepwise.amount is null then cost / deduct_stepwise.quantity
      end
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'deducted';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function credits.deduct_stepwise(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;

comment on function credits.deduct_stepwise(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) is 'A deduct step by step: replays a twin, settles what is due, draws on budgets, or refuses';
