-- Promises that credits of a failed action come back once per idempotency key, all that are left of
-- its entry or the amount, to the grants they came from, last spent first: as if less had been
-- spent. Never more than the entry took. What came from a grant that has expired meanwhile lives
-- for the credit type's grace period. Locks: the tenant's queue, its balance row, budgets, grants.
-- Definer: no role may write the ledger itself.
create function public.rpc_credit_restore(
  tenant_id uuid,
  origin_entry_id bigint,
  amount bigint default null,
  idempotency_key text default null,
  reason text default null,
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
  origin credits.entries;
  left_over bigint;
  restored bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_restore.idempotency_key, rpc_credit_restore.reason, rpc_credit_restore.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'restore', rpc_credit_restore.origin_entry_id, rpc_credit_restore.amount,
    rpc_credit_restore.reason, rpc_credit_restore.metadata, rpc_credit_restore.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_restore.tenant_id));
  entry := credits.find_twin(
    rpc_credit_restore.tenant_id, rpc_credit_restore.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    origin := credits.lock_spending(
      rpc_credit_restore.tenant_id, rpc_credit_restore.origin_entry_id
    );
    select -origin.amount_credits - coalesce(sum(e.amount_credits), 0)
    into left_over
    from credits.notable_entries as n
    join credits.entries as e
      on e.tenant_id = n.tenant_id
      and e.entry_id = n.entry_id
    where n.tenant_id = origin.tenant_id
      and n.origin_entry_id = origin.entry_id
      and n.kind = 'restore';
    restored := credits.cost_of(
      origin.credit_type, coalesce(rpc_credit_restore.amount, greatest(left_over, 1)), null, 1
    );
    if restored > left_over then
      perform credits.fail(
        409, 'restore_exceeds_entry',
        format('Cannot restore %s credits of this entry: %s are left', restored, left_over),
        'Restore at most what is left; the entry''s restores are in the history'
      );
    end if;

    account := credits.move_balance(origin.tenant_id, origin.credit_type, restored, 0, 0);
    entry := credits.append_entry(
      account, 'restore', restored, 0, rpc_credit_restore.idempotency_key, request_fingerprint,
      origin.action, null, rpc_credit_restore.reason, origin.entry_id, rpc_credit_restore.actor,
      rpc_credit_restore.metadata
    );
    perform credits.restore_spending(
      account, origin, left_over - restored, left_over, entry.entry_id
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'restored';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$$;

revoke execute on function public.rpc_credit_restore(uuid, bigint, bigint, text, text, jsonb, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_restore(uuid, bigint, bigint, text, text, jsonb, uuid)
to service_role;

comment on function public.rpc_credit_restore(uuid, bigint, bigint, text, text, jsonb, uuid) is
  'Gives credits of a deduct or capture back to their grants; 404, 409 when none are left';
