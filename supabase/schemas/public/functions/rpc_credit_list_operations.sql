-- Promises a page of the operators' log, newest first, before a record of the page before: of one
-- actor, tenant or action, or what was not done alone. Locks nothing. Definer: the log and people's
-- addresses are for operators. Changes nothing. The plan is made for what is asked, so that each
-- filter has its index.
create function public.rpc_credit_list_operations(
  acted_by uuid default null,
  about_tenant_id uuid default null,
  of_action text default null,
  not_done boolean default false,
  before_record_id bigint default null,
  page_size integer default 50
)
returns table (
  record_id bigint,
  action text,
  actor uuid,
  actor_email text,
  tenant_id uuid,
  tenant_name text,
  subject text,
  reason text,
  details jsonb,
  outcome text,
  code text,
  created_at timestamptz
)
set plan_cache_mode = force_custom_plan
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  last_id constant bigint := coalesce(
    rpc_credit_list_operations.before_record_id, 9223372036854775807
  );
begin
  return query
  select
    r.record_id, r.action, r.actor, tenancy.email_of(r.actor), r.tenant_id, t.name, r.subject,
    r.reason, r.details, o.outcome, o.code, r.created_at
  from billing.operator_records as r
  left join billing.operator_outcomes as o
    on o.record_id = r.record_id
  left join public.tenants as t
    on t.tenant_id = r.tenant_id
  where r.record_id < last_id
    and (
      rpc_credit_list_operations.acted_by is null
      or r.actor = rpc_credit_list_operations.acted_by
    )
    and (
      rpc_credit_list_operations.about_tenant_id is null
      or r.tenant_id = rpc_credit_list_operations.about_tenant_id
    )
    and (
      rpc_credit_list_operations.of_action is null
      or r.action = rpc_credit_list_operations.of_action
    )
    and (not rpc_credit_list_operations.not_done or o.outcome <> 'done')
  order by r.record_id desc
  limit least(greatest(rpc_credit_list_operations.page_size, 1), 200);
end;
$$;

revoke execute on function public.rpc_credit_list_operations(
  uuid, uuid, text, boolean, bigint, integer
) from public, anon, authenticated;
grant execute on function public.rpc_credit_list_operations(
  uuid, uuid, text, boolean, bigint, integer
) to service_role;

comment on function public.rpc_credit_list_operations(
  uuid, uuid, text, boolean, bigint, integer
) is
  'What operators did and were refused, newest first, a page at a time';
