-- Promises to take the credits once per idempotency key, completely or not at all, and never more
-- than is available. Locks: the tenant's queue (an advisory lock, fair to those who wait), then its
-- balance row; the conditional update and the unique key keep every promise without the queue. No
-- grant is touched: settlement lays spending onto grants later. The usual request is written out:
-- most keys are new, so nobody looks for a twin first. The unique key finds it, which undoes the
-- block, and credits.deduct_stepwise does the rest, as it does where the update finds nothing to
-- take. (ON CONFLICT costs more: it reads the index twice and locks the row that it writes.)
-- Definer: no role may write the ledger.
create function public.rpc_credit_deduct(
  tenant_id uuid, amount bigint default null, idempotency_key text default null,
  credit_type text default 'credit', action text default null, quantity bigint default 1,
  reference text default null, metadata jsonb default '{}', actor uuid default null
)
returns table (
  outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  cost bigint := rpc_credit_deduct.amount;
  unit_price bigint;
  spent bigint;
  entry_version bigint;
begin
  if (
    octet_length(rpc_credit_deduct.idempotency_key) between 1 and 255
    and not starts_with(rpc_credit_deduct.idempotency_key, 'internal:')
    and rpc_credit_deduct.reference is null and rpc_credit_deduct.metadata = '{}'
  ) is not true then
    perform credits.check_request(
      rpc_credit_deduct.idempotency_key, rpc_credit_deduct.reference, rpc_credit_deduct.metadata
    );
  end if;

  if rpc_credit_deduct.action is not null or rpc_credit_deduct.quantity is distinct from 1
    or (cost between 1 and 1000000000000) is not true then
    cost := credits.quote(
      rpc_credit_deduct.credit_type, cost, rpc_credit_deduct.action, rpc_credit_deduct.quantity
    );
    if rpc_credit_deduct.amount is null then
      unit_price := cost / rpc_credit_deduct.quantity;
    end if;
  end if;

  -- The queue, which is never null. An expression: PERFORM would be a statement of its own.
  replayed := pg_advisory_xact_lock(1, uuid_hash(rpc_credit_deduct.tenant_id)) is null;
  begin
    update public.tenant_credit_balance as b
    set balance = b.balance - cost,
      spent_total = b.spent_total + cost,
      version = b.version + 1,
      updated_at = now()
    where b.tenant_id = rpc_credit_deduct.tenant_id
      and b.credit_type = rpc_credit_deduct.credit_type
      and b.balance - b.held >= cost
      and b.next_due_at > now()
      and not b.is_frozen
      and (rpc_credit_deduct.actor is null or not b.has_budgets)
    returning b.balance, b.held, b.spent_total, b.version
    into balance, held, spent, entry_version;

    if found then
      insert into credits.entries as e (
        tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
        spent_total_after, version, idempotency_key, action, quantity, unit_price, reference,
        actor, metadata
      )
      values (
        rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, 'deduct', -cost, balance,
        held, cost, spent, entry_version, rpc_credit_deduct.idempotency_key,
        rpc_credit_deduct.action, rpc_credit_deduct.quantity, unit_price,
        rpc_credit_deduct.reference, rpc_credit_deduct.actor, rpc_credit_deduct.metadata
      )
      returning e.entry_id into entry_id;

      outcome := 'deducted';
      available := balance - held;
      return next;
      return;
    end if;
  exception
    when unique_violation then
      -- The key has been used; the debit is undone with the entry.
      null;
  end;

  return query
  select s.*
  from credits.deduct_stepwise(
    rpc_credit_deduct.tenant_id, rpc_credit_deduct.amount, rpc_credit_deduct.idempotency_key,
    rpc_credit_deduct.credit_type, rpc_credit_deduct.action, rpc_credit_deduct.quantity,
    rpc_credit_deduct.reference, rpc_credit_deduct.metadata, rpc_credit_deduct.actor
  ) as s;
end;
$$;

revoke execute on function public.rpc_credit_deduct from public, anon, authenticated;
grant execute on function public.rpc_credit_deduct to service_role;

comment on function public.rpc_credit_deduct is
  'One atomic debit of amount, or action × quantity; 402 when too little is there, 409 reused key';
