-- Promises to take the credits once per idempotency key, completely or not at all, and never more
-- than is available. Locks: the tenant's queue, then its balance row, then budgets. It touches no
-- grant: settlement lays what was spent onto grants later, in the order fixed until then. The queue
-- (an advisory lock) is fair and keeps twins apart; with it gone, the conditional update and the
-- unique key would still keep every promise. Definer: no role may write the ledger itself.
-- The hot path: other writes leave to helpers what is written out here for the usual request.
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
  found_key text;
  spent bigint;
  entry_version bigint;
  has_budgets boolean;
begin
  if (
    char_length(rpc_credit_deduct.idempotency_key) between 1 and 255
    and not starts_with(rpc_credit_deduct.idempotency_key, 'internal:')
    and rpc_credit_deduct.reference is null
    and rpc_credit_deduct.metadata = '{}'
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

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_deduct.tenant_id));
  -- The first key at or after this one, for the reason given at credits.find_twin.
  select e.idempotency_key into found_key
  from credits.entries as e
  where (e.tenant_id, e.idempotency_key)
    >= (rpc_credit_deduct.tenant_id, rpc_credit_deduct.idempotency_key)
  order by e.tenant_id, e.idempotency_key
  limit 1;

  if found_key = rpc_credit_deduct.idempotency_key then
    select t.entry_id, t.balance_after, t.held_after
    into entry_id, balance, held
    from credits.find_twin(
      rpc_credit_deduct.tenant_id, rpc_credit_deduct.idempotency_key, request_fingerprint
    ) as t;
  end if;
  replayed := entry_id is not null;

  if not replayed then
    if rpc_credit_deduct.action is not null or rpc_credit_deduct.quantity is distinct from 1
      or (cost between 1 and 1000000000000) is not true then
      cost := credits.cost_of(
        rpc_credit_deduct.credit_type, cost, rpc_credit_deduct.action, rpc_credit_deduct.quantity
      );
    end if;

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
      perform credits.settle_or_refuse(
        rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, cost
      );
    end loop;

    if has_budgets and rpc_credit_deduct.actor is not null then
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
    returning e.entry_id into entry_id;
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
