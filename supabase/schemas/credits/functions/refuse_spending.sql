-- Promises to raise the reason why a balance row did not give what was asked: unknown credit type
-- or tenant (404), a frozen account (403), or too little available (402). Locks nothing.
create function credits.refuse_spending(tenant_id uuid, credit_type text, required bigint)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  available bigint;
  is_frozen boolean;
begin
  perform credits.check_account(refuse_spending.tenant_id, refuse_spending.credit_type);

  select greatest(b.balance - b.held, 0), b.is_frozen
  into available, is_frozen
  from public.tenant_credit_balance as b
  where b.tenant_id = refuse_spending.tenant_id
    and b.credit_type = refuse_spending.credit_type;

  if is_frozen then
    perform credits.refuse_frozen();
  end if;

  available := coalesce(available, 0);

  perform credits.fail(
    402,
    format(
      'insufficient_credits required=%s available=%s shortfall=%s',
      refuse_spending.required, available, refuse_spending.required - available
    ),
    format('Cannot spend %s credits: %s available', refuse_spending.required, available),
    format('Top up at least %s credits', refuse_spending.required - available)
  );
end;
$$;

revoke execute on function credits.refuse_spending(uuid, text, bigint)
from public, anon, authenticated;

comment on function credits.refuse_spending(uuid, text, bigint) is
  'Raises why spending was impossible: 404 unknown, 403 frozen, 402 with the shortfall';
