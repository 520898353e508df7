-- Promises to set credits aside once per idempotency key, completely or not at all, never more than
-- is available, and not beyond the deadline: then they are available again, whoever looks. A hold
-- takes the credits a deduct would take, so they cannot expire under it. Locks: the tenant's queue,
-- its balance row, budgets. Definer: no role may write the ledger itself.
create function public.rpc_credit_hold(
  tenant_id uuid,
  amount bigint default null,
  idempotency_key text default null,
  ttl_seconds integer default 900,
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
  replayed boolean,
  hold_id uuid,
  deadline_at timestamptz
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
    rpc_credit_hold.idempotency_key, rpc_credit_hold.reference, rpc_credit_hold.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'hold', rpc_credit_hold.amount, rpc_credit_hold.ttl_seconds, rpc_credit_hold.credit_type,
    rpc_credit_hold.action, rpc_credit_hold.quantity, rpc_credit_hold.reference,
    rpc_credit_hold.metadata, rpc_credit_hold.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_hold.tenant_id));
  entry := credits.find_twin(
    rpc_credit_hold.tenant_id, rpc_credit_hold.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    if coalesce(rpc_credit_hold.ttl_seconds, 0) not between 1 and 2592000 then
      perform credits.fail(
        400, 'malformed_request', 'Cannot hold for this long: ttl_seconds must be 1 to 2592000',
        'Send how many seconds the work may take, at most 30 days'
      );
    end if;
    deadline_at := now() + make_interval(secs => rpc_credit_hold.ttl_seconds);
    cost := credits.cost_of(
      rpc_credit_hold.credit_type, rpc_credit_hold.amount, rpc_credit_hold.action,
      rpc_credit_hold.quantity
    );
    account := credits.move_balance(
      rpc_credit_hold.tenant_id, rpc_credit_hold.credit_type, 0, cost, cost, deadline_at
    );
    if account.has_budgets and rpc_credit_hold.actor is not null then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, rpc_credit_hold.actor, rpc_credit_hold.action, cost
      );
    end if;
    entry := credits.append_entry(
      account, 'hold', 0, cost, rpc_credit_hold.idempotency_key, request_fingerprint,
      rpc_credit_hold.action, rpc_credit_hold.quantity, rpc_credit_hold.reference,
      actor => rpc_credit_hold.actor, metadata => rpc_credit_hold.metadata
    );
    insert into credits.holds as h (
      tenant_id, credit_type, amount_credits, from_spent, deadline_at, entry_id
    )
    values (
      entry.tenant_id, entry.credit_type, cost, entry.spent_total_after - cost, deadline_at,
      entry.entry_id
    )
    returning h.hold_id into hold_id;
  else
    select h.hold_id, h.deadline_at
    into hold_id, deadline_at
    from credits.holds as h
    where h.tenant_id = entry.tenant_id
      and h.entry_id = entry.entry_id;
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'held';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_hold(
  uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;
grant execute on function public.rpc_credit_hold(
  uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid
) to service_role;

comment on function public.rpc_credit_hold(
  uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid
) is
  'Sets credits aside for work; 402 when too few are available or the budget is, 409 reused key';
