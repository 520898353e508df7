-- Promises that a tenant's notices go to this address from now on, signed with a new secret that is
-- returned this once, or that there are none any more when the address is null. Notices that wait
-- go to the new address. Locks the tenant's endpoint. Definer: nobody writes endpoints directly.
-- That set_by is an owner or admin is the caller's to check, with the user's own token.
create function public.rpc_credit_set_endpoint(
  tenant_id uuid,
  url text default null,
  set_by uuid default null
)
returns table (outcome text, secret text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform credits.check_account(rpc_credit_set_endpoint.tenant_id, 'credit');

  if rpc_credit_set_endpoint.url is null then
    delete from billing.notice_endpoints as e
    where e.tenant_id = rpc_credit_set_endpoint.tenant_id;
    outcome := 'removed';
  else
    -- two random UUIDs: 244 bits that nobody can guess
    secret := 'whsec_' || encode(
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'base64'
    );
    insert into billing.notice_endpoints as e (tenant_id, url, secret, set_by)
    values (
      rpc_credit_set_endpoint.tenant_id, rpc_credit_set_endpoint.url,
      rpc_credit_set_endpoint.secret, rpc_credit_set_endpoint.set_by
    )
    on conflict on constraint notice_endpoints_pkey do update
    set url = excluded.url,
      secret = excluded.secret,
      set_by = excluded.set_by,
      set_at = now();
    outcome := 'set';
  end if;

  perform billing.audit(
    rpc_credit_set_endpoint.tenant_id, 'endpoint_' || outcome, rpc_credit_set_endpoint.url,
    rpc_credit_set_endpoint.set_by
  );
  return next;
end;
$$;

revoke execute on function public.rpc_credit_set_endpoint(uuid, text, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_set_endpoint(uuid, text, uuid) to service_role;

comment on function public.rpc_credit_set_endpoint(uuid, text, uuid) is
  'Sets where a tenant''s notices go and returns their new secret, once; null removes it';
