-- Promises the newest version of every package and action there is, what is not for sale as well;
-- of one item, when it is named, its last 100 versions, newest first. Locks nothing. Definer: the
-- history is for operators. Changes nothing.
create function public.rpc_credit_list_catalogue(kind text default null, item_id text default null)
returns table (
  kind text,
  item_id text,
  version integer,
  content jsonb,
  saved_by uuid,
  saved_by_email text,
  reason text,
  saved_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
  select v.kind, v.item_id, v.version, v.content, v.saved_by,
    tenancy.email_of(v.saved_by), v.reason, v.saved_at
  from billing.catalogue_versions as v
  where case
    when rpc_credit_list_catalogue.item_id is not null then
      v.kind = rpc_credit_list_catalogue.kind
      and v.item_id = rpc_credit_list_catalogue.item_id
    else
      v.version = (
        select max(w.version)
        from billing.catalogue_versions as w
        where w.kind = v.kind
          and w.item_id = v.item_id
      )
  end
  order by v.kind desc, (v.content ->> 'sort_order')::integer, v.item_id, v.version desc
  limit case when rpc_credit_list_catalogue.item_id is null then 1000 else 100 end;
$$;

revoke execute on function public.rpc_credit_list_catalogue(text, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_list_catalogue(text, text) to service_role;

comment on function public.rpc_credit_list_catalogue(text, text) is
  'Packages and price list as they are now, or the versions of one of them';
