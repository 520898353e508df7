-- Promises to raise 429 while the tenant's checkout is closed because too many payments were
-- declined. Locks nothing: a decline that is counted at the same time closes the next attempt.
create function billing.refuse_after_declines(tenant_id uuid)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  closed_until timestamptz;
begin
  select d.closed_until
  into closed_until
  from billing.declines as d
  where d.tenant_id = refuse_after_declines.tenant_id
    and d.closed_until > now();

  if closed_until is not null then
    perform credits.fail(
      429,
      format('too_many_declines retry_after=%s', ceil(extract(epoch from closed_until - now()))),
      'Cannot start a purchase: too many payments of this tenant were declined',
      'Wait until checkout opens again, or ask the operator'
    );
  end if;
end;
$$;

revoke execute on function billing.refuse_after_declines(uuid) from public, anon, authenticated;

comment on function billing.refuse_after_declines(uuid) is
  'Raises 429 while a tenant''s checkout is closed after too many declined payments';
