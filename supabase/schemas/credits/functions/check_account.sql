-- Promises that the tenant and the credit type exist, else 404. Locks nothing. Invoker: for a
-- member of another tenant the tenant does not exist, so nothing leaks.
create function credits.check_account(tenant_id uuid, credit_type text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not exists (select from public.tenants as t where t.tenant_id = check_account.tenant_id) then
    perform credits.fail(
      404, 'unknown_tenant', 'Cannot find the tenant',
      'Check tenant_id, and that the caller is a member of it'
    );
  end if;

  if not exists (
    select from credits.types as t where t.credit_type = check_account.credit_type
  ) then
    perform credits.fail(
      404, 'unknown_credit_type', 'Cannot find the credit type', 'Use a code from credits.types'
    );
  end if;
end;
$$;

revoke execute on function credits.check_account(uuid, text) from public, anon, authenticated;
grant execute on function credits.check_account(uuid, text) to authenticated, service_role;

comment on function credits.check_account(uuid, text) is
  'Refuses an unknown tenant or credit type with 404; under RLS a foreign tenant is unknown';
