-- Promises a page of all tenants by name, with what each owns of a credit type at this moment: of a
-- name or id that is searched for, of those in debt or frozen alone, after a tenant of the page
-- before. Locks nothing. Definer: for operators, who belong to none of them. Changes nothing.
create function public.rpc_credit_list_tenants(
  search text default null,
  standing text default null,
  after_tenant_id uuid default null,
  credit_type text default 'credit',
  page_size integer default 50
)
returns table (
  tenant_id uuid,
  name text,
  created_at timestamptz,
  balance bigint,
  held bigint,
  available bigint,
  is_frozen boolean,
  last_purchase_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
  with page as materialized (
    select t.tenant_id, t.name, t.created_at, coalesce(b.is_frozen, false) as is_frozen
    from public.tenants as t
    left join public.tenant_credit_balance as b
      on b.tenant_id = t.tenant_id
      and b.credit_type = rpc_credit_list_tenants.credit_type
    where (
      rpc_credit_list_tenants.search is null
      or strpos(lower(t.name), lower(rpc_credit_list_tenants.search)) > 0
      or t.tenant_id::text = lower(rpc_credit_list_tenants.search)
    )
      and (rpc_credit_list_tenants.standing is distinct from 'debt' or b.balance < 0)
      and (rpc_credit_list_tenants.standing is distinct from 'frozen' or b.is_frozen)
      and (
        rpc_credit_list_tenants.after_tenant_id is null
        or (t.name, t.tenant_id) > (
          select last.name, last.tenant_id
          from public.tenants as last
          where last.tenant_id = rpc_credit_list_tenants.after_tenant_id
        )
      )
    order by t.name, t.tenant_id
    limit least(greatest(rpc_credit_list_tenants.page_size, 1), 200)
  )
  select
    p.tenant_id, p.name, p.created_at, r.balance, r.held, r.available, p.is_frozen,
    (
      select max(bought.created_at)
      from billing.purchases as bought
      where bought.tenant_id = p.tenant_id
        and bought.entry_id is not null
    )
  from page as p
  cross join lateral credits.read_balance(
    p.tenant_id, rpc_credit_list_tenants.credit_type
  ) as r
  order by p.name, p.tenant_id;
$$;

revoke execute on function public.rpc_credit_list_tenants(text, text, uuid, text, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_tenants(text, text, uuid, text, integer)
to service_role;

comment on function public.rpc_credit_list_tenants(text, text, uuid, text, integer) is
  'All tenants by name with their balances, a page at a time; standing: debt or frozen';
