-- Promises a page of all tenants with what each owns of a credit type at this moment: of a name or
-- id that is searched for, of those in debt or frozen alone, by name or by balance, after a tenant
-- of the page before and, by balance, its sort_key there. The order by balance is that of the books
-- as they are written. Locks nothing. Definer: for operators, who belong to none of them. Changes
-- nothing. The plan is made for what is asked: by name it reads the index until the page is full;
-- debt, freeze and balance have no index, which every deduct
-- would pay for, and read all balances once.
create function public.rpc_credit_list_tenants(
  search text default null,
  standing text default null,
  after_tenant_id uuid default null,
  credit_type text default 'credit',
  page_size integer default 50,
  sort text default 'name',
  after_key bigint default null
)
returns table (
  tenant_id uuid,
  name text,
  created_at timestamptz,
  balance bigint,
  held bigint,
  available bigint,
  is_frozen boolean,
  last_purchase_at timestamptz,
  sort_key bigint
)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  needle constant text := lower(rpc_credit_list_tenants.search);
  after_name constant text := (
    select t.name
    from public.tenants as t
    where t.tenant_id = rpc_credit_list_tenants.after_tenant_id
  );
  -- Found first and by themselves: by name, one would look up every balance for a few of them.
  standing_so uuid[];
begin
  if rpc_credit_list_tenants.standing is not null then
    standing_so := array(
      select b.tenant_id
      from public.tenant_credit_balance as b
      where b.credit_type = rpc_credit_list_tenants.credit_type
        and case rpc_credit_list_tenants.standing
          when 'debt' then b.balance < 0
          when 'frozen' then b.is_frozen
        end
    );
  end if;

  return query
  with page as materialized (
    select
      t.tenant_id, t.name, t.created_at, coalesce(b.is_frozen, false) as is_frozen,
      case rpc_credit_list_tenants.sort
        when 'balance_low' then coalesce(b.balance, 0)
        when 'balance_high' then -coalesce(b.balance, 0)
      end as sort_key
    from public.tenants as t
    left join public.tenant_credit_balance as b
      on b.tenant_id = t.tenant_id
      and b.credit_type = rpc_credit_list_tenants.credit_type
    where (needle is null or strpos(lower(t.name), needle) > 0 or t.tenant_id::text = needle)
      and (standing_so is null or t.tenant_id = any (standing_so))
      and (
        after_name is null
        or rpc_credit_list_tenants.sort <> 'name'
        or (t.name, t.tenant_id) > (after_name, rpc_credit_list_tenants.after_tenant_id)
      )
      and (
        after_name is null
        or rpc_credit_list_tenants.sort = 'name'
        or (
          case rpc_credit_list_tenants.sort
            when 'balance_high' then -coalesce(b.balance, 0)
            else coalesce(b.balance, 0)
          end,
          t.name, t.tenant_id
        ) > (
          rpc_credit_list_tenants.after_key, after_name, rpc_credit_list_tenants.after_tenant_id
        )
      )
    order by 5, t.name, t.tenant_id
    limit least(greatest(rpc_credit_list_tenants.page_size, 1), 200)
  )
  select
    p.tenant_id, p.name, p.created_at, r.balance, r.held, r.available, p.is_frozen,
    (
      select max(bought.created_at)
      from billing.purchases as bought
      where bought.tenant_id = p.tenant_id
        and bought.entry_id is not null
    ),
    p.sort_key
  from page as p
  cross join lateral credits.read_balance(
    p.tenant_id, rpc_credit_list_tenants.credit_type
  ) as r
  order by p.sort_key, p.name, p.tenant_id;
end;
$$;

revoke execute on function public.rpc_credit_list_tenants(
  text, text, uuid, text, integer, text, bigint
) from public, anon, authenticated;
grant execute on function public.rpc_credit_list_tenants(
  text, text, uuid, text, integer, text, bigint
) to service_role;

comment on function public.rpc_credit_list_tenants(
  text, text, uuid, text, integer, text, bigint
) is
  'All tenants with their balances, a page at a time: by name or balance, in debt, or frozen';
