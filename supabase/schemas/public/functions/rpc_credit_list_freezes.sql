-- Promises what freezes accounts now, oldest first, and with include_lifted what ever did. Locks
-- nothing. Definer: freezes are not for everybody. Changes nothing.
create function public.rpc_credit_list_freezes(include_lifted boolean default false)
returns table (
  tenant_id uuid,
  cause_id text,
  cause text,
  purchase_id uuid,
  credit_type text,
  frozen_at timestamptz,
  lifted_at timestamptz,
  lift_reason text,
  lifted_by text,
  tenant_name text
)
language sql
stable
security definer
set search_path = ''
as $$
  select
    f.tenant_id, f.cause_id, f.cause, f.purchase_id, f.credit_type, f.frozen_at, f.lifted_at,
    f.lift_reason, f.lifted_by, t.name
  from billing.freezes as f
  left join public.tenants as t
    on t.tenant_id = f.tenant_id
  where f.lifted_at is null or rpc_credit_list_freezes.include_lifted
  order by f.frozen_at, f.cause_id
  limit 1000;
$$;

revoke execute on function public.rpc_credit_list_freezes(boolean)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_freezes(boolean) to service_role;

comment on function public.rpc_credit_list_freezes(boolean) is
  'Which accounts are frozen and why; with what was lifted, who lifted it';
