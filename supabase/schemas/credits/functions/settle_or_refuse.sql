-- Promises that it is worth trying again when a balance row did not give what was asked: something
-- was due and is settled now. Else raises why: 404 or 402. Locks what settle_due locks.
create function credits.settle_or_refuse(tenant_id uuid, credit_type text, required bigint)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if not credits.settle_due(settle_or_refuse.tenant_id, settle_or_refuse.credit_type) then
    perform credits.refuse_spending(
      settle_or_refuse.tenant_id, settle_or_refuse.credit_type, settle_or_refuse.required
    );
  end if;
end;
$$;

revoke execute on function credits.settle_or_refuse(uuid, text, bigint)
from public, anon, authenticated;

comment on function credits.settle_or_refuse(uuid, text, bigint) is
  'Settles what is due, or raises why the credits could not be spent';
