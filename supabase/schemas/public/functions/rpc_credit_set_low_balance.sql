-- Promises that a tenant is warned from now on when fewer credits than this are available, once per
-- crossing, or not at all when it is null. A balance that is below already is news. Locks the
-- tenant's watch. Definer: nobody writes watches directly. That set_by is an owner or admin is the
-- caller's to check, with the user's own token.
create function public.rpc_credit_set_low_balance(
  tenant_id uuid,
  low_balance_credits bigint default null,
  credit_type text default 'credit',
  set_by uuid default null
)
returns table (outcome text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform credits.check_account(
    rpc_credit_set_low_balance.tenant_id, rpc_credit_set_low_balance.credit_type
  );

  if rpc_credit_set_low_balance.low_balance_credits is null then
    delete from billing.balance_watches as w
    where w.tenant_id = rpc_credit_set_low_balance.tenant_id
      and w.credit_type = rpc_credit_set_low_balance.credit_type;
    outcome := 'removed';
  elsif rpc_credit_set_low_balance.low_balance_credits not between 1 and 1000000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the threshold: it must be 1 to 1000000000000',
      'Send a whole number of credits, or null for no warning'
    );
  else
    insert into billing.balance_watches as w (tenant_id, credit_type, low_balance_credits, set_by)
    values (
      rpc_credit_set_low_balance.tenant_id, rpc_credit_set_low_balance.credit_type,
      rpc_credit_set_low_balance.low_balance_credits, rpc_credit_set_low_balance.set_by
    )
    on conflict on constraint balance_watches_pkey do update
    set low_balance_credits = excluded.low_balance_credits,
      is_low = w.is_low and w.low_balance_credits >= excluded.low_balance_credits,
      set_by = excluded.set_by,
      set_at = now();
    outcome := 'set';
  end if;

  perform billing.audit(
    rpc_credit_set_low_balance.tenant_id, 'low_balance_' || outcome,
    rpc_credit_set_low_balance.credit_type, rpc_credit_set_low_balance.set_by,
    details => jsonb_build_object(
      'low_balance_credits', rpc_credit_set_low_balance.low_balance_credits
    )
  );
  return next;
end;
$$;

revoke execute on function public.rpc_credit_set_low_balance(uuid, bigint, text, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_set_low_balance(uuid, bigint, text, uuid)
to service_role;

comment on function public.rpc_credit_set_low_balance(uuid, bigint, text, uuid) is
  'Sets below how many available credits a tenant is warned; null for never';
