-- Promises that one freeze is lifted once, with who and why on record; the account spends again
-- when no other freeze of it stands. The same dispute or warning never freezes it again. Locks the
-- tenant's queue, then the freeze and the balance row: news of the payment come in that order, too.
-- Definer: nobody writes freezes.
create function public.rpc_credit_lift_freeze(
  tenant_id uuid,
  cause_id text,
  reason text,
  actor text
)
returns table (lifted_at timestamptz, lift_reason text, lifted_by text, is_frozen boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  lifted billing.freezes;
begin
  if coalesce(char_length(trim(rpc_credit_lift_freeze.reason)), 0) not between 1 and 1000
    or coalesce(char_length(trim(rpc_credit_lift_freeze.actor)), 0) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot lift a freeze without a reason and a name',
      'Say in at most 1000 characters why, and who decided it'
    );
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_lift_freeze.tenant_id));
  update billing.freezes as f
  set lifted_at = coalesce(f.lifted_at, now()),
    lift_reason = coalesce(f.lift_reason, trim(rpc_credit_lift_freeze.reason)),
    lifted_by = coalesce(f.lifted_by, trim(rpc_credit_lift_freeze.actor))
  where f.tenant_id = rpc_credit_lift_freeze.tenant_id
    and f.cause_id = rpc_credit_lift_freeze.cause_id
  returning f.* into lifted;
  if lifted.cause_id is null then
    perform credits.fail(
      404, 'unknown_freeze', 'Cannot find this freeze of the tenant',
      'List the freezes; cause_id is Stripe''s id of the dispute or the warning'
    );
  end if;

  perform billing.apply_freezes(lifted.tenant_id, lifted.credit_type);
  return query
  select
    lifted.lifted_at, lifted.lift_reason, lifted.lifted_by,
    exists (
      select
      from billing.freezes as f
      where f.tenant_id = lifted.tenant_id
        and f.credit_type = lifted.credit_type
        and f.lifted_at is null
    );
end;
$$;

revoke execute on function public.rpc_credit_lift_freeze(uuid, text, text, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_lift_freeze(uuid, text, text, text)
to service_role;

comment on function public.rpc_credit_lift_freeze(uuid, text, text, text) is
  'Lifts a freeze, once, with a reason; 404 unknown_freeze';
