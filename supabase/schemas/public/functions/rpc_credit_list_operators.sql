-- Promises who the operators are now, by address. Locks nothing. Definer: nobody may read the list.
-- Changes nothing.
create function public.rpc_credit_list_operators()
returns table (user_id uuid, email text)
language sql
stable
security definer
set search_path = ''
as $$
  select o.user_id, tenancy.email_of(o.user_id)
  from tenancy.operators as o
  order by 2, 1
  limit 1000;
$$;

revoke execute on function public.rpc_credit_list_operators() from public, anon, authenticated;
grant execute on function public.rpc_credit_list_operators() to service_role;

comment on function public.rpc_credit_list_operators() is
  'The operators of now, for the filter of their log';
