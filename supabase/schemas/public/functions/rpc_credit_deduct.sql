-- Promises to take the credits once per idempotency key, completely or not at all, and never more
-- than is available. Locks: the tenant's queue (an advisory lock, fair to those who wait), then its
-- balance row, then budgets; the conditional update and the unique key keep every promise without
-- the queue. No grant is touched: settlement lays spending onto grants later. Most keys are new, so
-- nobody looks for a twin first: the unique key finds it, and then the debit is undone. Definer: no
-- role may write the ledger. The hot path: the usual request is written out, the rest in helpers.
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
  request_fingerprint bytea;
  spent bigint;
  entry_version bigint;
  has_budgets boolean;
begin
  if (
    char_length(rpc_credit_deduct.idempotency_key) between 1 and 255
    and not starts_with(rpc_credit_deduct.idempotency_key, 'internal:')
    and rpc_credit_deduct.reference is null and rpc_credit_deduct.metadata = '{}'
  ) is not true then
    perform credits.check_request(
      rpc_credit_deduct.idempotency_key, rpc_credit_deduct.reference, rpc_credit_deduct.metadata
    );
  end if;
  request_fingerprint := sha256(convert_to(jsonb_build_array(
    'deduct', rpc_credit_deduct.amount, rpc_credit_deduct.credit_type, rpc_credit_deduct.action,
    rpc_credit_deduct.quantity, rpc_credit_deduct.reference, rpc_credit_deduct.metadata,
    rpc_credit_deduct.actor
  )::text, 'UTF8'));

  if rpc_credit_deduct.action is not null or rpc_credit_deduct.quantity is distinct from 1
    or (cost between 1 and 1000000000000) is not true then
    cost := credits.quote(
      rpc_credit_deduct.credit_type, cost, rpc_credit_deduct.action, rpc_credit_deduct.quantity
    );
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_deduct.tenant_id));
  loop
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
    returning b.balance, b.held, b.spent_total, b.version, b.has_budgets
    into balance, held, spent, entry_version, has_budgets;
    exit when found;
    select t.entry_id, t.balance_after, t.held_after
    into entry_id, balance, held
    from credits.replay_or_settle(
      rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, rpc_credit_deduct.amount,
      rpc_credit_deduct.action, rpc_credit_deduct.quantity, rpc_credit_deduct.idempotency_key,
      request_fingerprint
    ) as t;
    replayed := entry_id is not null;
    exit when replayed;
  end loop;

  if replayed is not true then
    -- Of a budget nothing is undone: there a twin is looked for first.
    if has_budgets and rpc_credit_deduct.actor is not null and (credits.find_twin(
      rpc_credit_deduct.tenant_id, rpc_credit_deduct.idempotency_key, request_fingerprint
    )).entry_id is null then
      perform credits.draw_on_budgets(
        rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, rpc_credit_deduct.actor,
        rpc_credit_deduct.action, cost
      );
    end if;

    insert into credits.entries as e (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, request_fingerprint, action, quantity, reference,
      actor, metadata
    )
    values (
      rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, 'deduct', -cost, balance, held,
      cost, spent, entry_version, rpc_credit_deduct.idempotency_key, request_fingerprint,
      rpc_credit_deduct.action, rpc_credit_deduct.quantity, rpc_credit_deduct.reference,
      rpc_credit_deduct.actor, rpc_credit_deduct.metadata
    )
    on conflict on constraint entries_idempotency_key_is_unique do nothing
    returning e.entry_id into entry_id;
    replayed := entry_id is null;
    if replayed then
      select u.entry_id, u.balance_after, u.held_after
      into entry_id, balance, held
      from credits.undo_deduct(
        rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, cost,
        rpc_credit_deduct.idempotency_key, request_fingerprint
      ) as u;
    end if;
  end if;

  outcome := 'deducted';
  available := greatest(balance - held, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_deduct from public, anon, authenticated;
grant execute on function public.rpc_credit_deduct to service_role;

comment on function public.rpc_credit_deduct is
  'One atomic debit of amount, or action × quantity; 402 when too little is there, 409 reused key';
