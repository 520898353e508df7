-- Promises that a balance row says is_frozen when, and only when, a freeze of it is not lifted.
-- Locks the tenant's queue, then its balance row.
create function billing.apply_freezes(tenant_id uuid, credit_type text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  frozen boolean;
begin
  perform pg_advisory_xact_lock(1, uuid_hash(apply_freezes.tenant_id));

  frozen := exists (
    select
    from billing.freezes as f
    where f.tenant_id = apply_freezes.tenant_id
      and f.credit_type = apply_freezes.credit_type
      and f.lifted_at is null
  );
  update public.tenant_credit_balance as b
  set is_frozen = frozen,
    updated_at = now()
  where b.tenant_id = apply_freezes.tenant_id
    and b.credit_type = apply_freezes.credit_type
    and b.is_frozen <> frozen;
end;
$$;

revoke execute on function billing.apply_freezes(uuid, text) from public, anon, authenticated;

comment on function billing.apply_freezes(uuid, text) is
  'Brings is_frozen of a balance to what its freezes say';
