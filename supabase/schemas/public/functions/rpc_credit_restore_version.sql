-- Promises that a package or an action is from now on what an earlier version of it says, as a new
-- version: history only grows. It is saved like any other change, by the same function under the
-- same lock: 409 when the item is not at expected_version any more, and the same again changes
-- nothing. 404 for a version that there is not. What a version from before a column does not say is
-- that column's default. Definer: no role may write the catalogue. That saved_by is an operator is
-- the caller's to check, with the user's own token.
create function public.rpc_credit_restore_version(
  kind text,
  item_id text,
  version_to_restore integer,
  expected_version integer,
  reason text,
  saved_by uuid
)
returns table (outcome text, version integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  wanted jsonb;
begin
  select v.content
  into wanted
  from billing.catalogue_versions as v
  where v.kind = rpc_credit_restore_version.kind
    and v.item_id = rpc_credit_restore_version.item_id
    and v.version = rpc_credit_restore_version.version_to_restore;
  if not found then
    perform credits.fail(
      404,
      case rpc_credit_restore_version.kind
        when 'package' then 'unknown_package'
        else 'unknown_action'
      end,
      'Cannot find the version to restore', 'List the versions of the item'
    );
  end if;

  if rpc_credit_restore_version.kind = 'package' then
    return query
    select s.outcome, s.version
    from public.rpc_credit_save_package(
      rpc_credit_restore_version.item_id, wanted -> 'labels',
      (wanted ->> 'amount_credits')::bigint, (wanted ->> 'price_minor')::bigint,
      wanted ->> 'currency', (wanted ->> 'is_active')::boolean,
      (wanted ->> 'sort_order')::integer, rpc_credit_restore_version.expected_version,
      rpc_credit_restore_version.reason, rpc_credit_restore_version.saved_by,
      (wanted ->> 'expires_after_days')::integer,
      coalesce((wanted ->> 'is_recommended')::boolean, false)
    ) as s;
  else
    return query
    select s.outcome, s.version
    from public.rpc_credit_save_action(
      rpc_credit_restore_version.item_id, wanted -> 'labels', wanted -> 'unit_labels',
      (wanted ->> 'amount_credits')::bigint, (wanted ->> 'is_active')::boolean,
      (wanted ->> 'sort_order')::integer, rpc_credit_restore_version.expected_version,
      rpc_credit_restore_version.reason, rpc_credit_restore_version.saved_by
    ) as s;
  end if;
end;
$$;

revoke execute on function public.rpc_credit_restore_version(
  text, text, integer, integer, text, uuid
) from public, anon, authenticated;
grant execute on function public.rpc_credit_restore_version(
  text, text, integer, integer, text, uuid
) to service_role;

comment on function public.rpc_credit_restore_version(
  text, text, integer, integer, text, uuid
) is
  'Makes an earlier version of a package or an action stand again; 409 version_outdated';
