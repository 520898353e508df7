-- Promises that a deduct whose key was used before has taken nothing: puts back what its
-- transaction took from the balance row a moment ago, and answers with the entry of the first
-- request, or raises 409 when that was another one. Call it under the row's lock, before anything
-- else has changed.
create function credits.undo_deduct(
  tenant_id uuid, credit_type text, cost bigint, idempotency_key text, request_fingerprint bytea
)
returns credits.entries
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update public.tenant_credit_balance as b
  set balance = b.balance + undo_deduct.cost,
    spent_total = b.spent_total - undo_deduct.cost,
    version = b.version - 1
  where b.tenant_id = undo_deduct.tenant_id
    and b.credit_type = undo_deduct.credit_type;

  return credits.find_twin(
    undo_deduct.tenant_id, undo_deduct.idempotency_key, undo_deduct.request_fingerprint
  );
end;
$$;

revoke execute on function credits.undo_deduct(uuid, text, bigint, text, bytea)
from public, anon, authenticated;

comment on function credits.undo_deduct(uuid, text, bigint, text, bytea) is
  'Takes back the debit of a twin and returns the first request''s entry; 409 on a reused key';
