-- Promises to take the credits once per idempotency key, completely or not at all, and never
-- more than is available. Locks: the tenant's queue, then its balance row. It touches no grant:
-- settlement lays what was spent onto grants later, in the order fixed until then. The queue (an
-- advisory lock) is fair and keeps twins apart; with it gone, the conditional update and the
-- unique key would still keep every promise. Definer: no role may write the ledger itself.
create function public.rpc_credit_deduct(
  tenant_id uuid,
  amount bigint default null,
  idempotency_key text default null,
  credit_type text default 'credit',
  action text default null,
  quantity bigint default 1,
  reference text default null,
  metadata jsonb default '{}',
  actor uuid default null
)
returns table (
  outcome text,
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
declare
  cost bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_deduct.idempotency_key, rpc_credit_deduct.reference, rpc_credit_deduct.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'deduct', rpc_credit_deduct.amount, rpc_credit_deduct.credit_type, rpc_credit_deduct.action,
    rpc_credit_deduct.quantity, rpc_credit_deduct.reference, rpc_credit_deduct.metadata,
    rpc_credit_deduct.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_deduct.tenant_id));
  entry := credits.find_twin(
    rpc_credit_deduct.tenant_id, rpc_credit_deduct.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    cost := credits.cost_of(
      rpc_credit_deduct.credit_type, rpc_credit_deduct.amount, rpc_credit_deduct.action,
      rpc_credit_deduct.quantity
    );

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
      returning b.* into account;

      exit when account.tenant_id is not null;
      if not credits.settle_due(rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type) then
        perform credits.refuse_spending(
          rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, cost
        );
      end if;
    end loop;

    if account.has_budgets and rpc_credit_deduct.actor is not null then
      perform credits.draw_on_budgets(
        account, rpc_credit_deduct.actor, rpc_credit_deduct.action, cost
      );
    end if;

    insert into credits.entries as e (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, request_fingerprint, action, quantity, reference,
      actor, metadata
    )
    values (
      account.tenant_id, account.credit_type, 'deduct', -cost, account.balance, account.held, cost,
      account.spent_total, account.version, rpc_credit_deduct.idempotency_key, request_fingerprint,
      rpc_credit_deduct.action, rpc_credit_deduct.quantity, rpc_credit_deduct.reference,
      rpc_credit_deduct.actor, rpc_credit_deduct.metadata
    )
    returning e.* into entry;
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

revoke execute on function public.rpc_credit_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;
grant execute on function public.rpc_credit_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) to service_role;

comment on function public.rpc_credit_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) is
  'One atomic debit of amount, or action × quantity; 402 when too little is there, 409 reused key';
