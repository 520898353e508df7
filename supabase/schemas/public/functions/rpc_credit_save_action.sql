-- Promises that an action costs what is given from now on, and that the version before is kept; the
-- same again changes nothing. What was spent or is held already stays as it was priced. 409 when
-- the action is not at expected_version any more (0 for a new one). Its credit type never changes.
-- Locks the price list against other editors, not readers. Definer: no role may write it. That
-- saved_by is an operator is the caller's to check, with the user's own token.
create function public.rpc_credit_save_action(
  action text,
  labels jsonb,
  unit_labels jsonb,
  amount_credits bigint,
  is_active boolean,
  sort_order integer,
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
  listed credits.actions;
  wanted credits.actions;
  broken_rule text;
begin
  lock table credits.actions in share row exclusive mode;
  select a.*
  into listed
  from credits.actions as a
  where a.action = rpc_credit_save_action.action;
  wanted := (
    rpc_credit_save_action.action, coalesce(listed.credit_type, 'credit'),
    rpc_credit_save_action.amount_credits, rpc_credit_save_action.labels,
    rpc_credit_save_action.unit_labels, rpc_credit_save_action.is_active,
    rpc_credit_save_action.sort_order
  )::credits.actions;

  outcome := 'unchanged';
  if listed is distinct from wanted then
    perform billing.expect_version(
      'action', rpc_credit_save_action.action, listed.action is not null,
      rpc_credit_save_action.expected_version
    );
    perform billing.sign_version(rpc_credit_save_action.saved_by, rpc_credit_save_action.reason);
    begin
      if listed.action is null then
        insert into credits.actions
        select wanted.*;
      else
        update credits.actions as a
        set labels = wanted.labels,
          unit_labels = wanted.unit_labels,
          amount_credits = wanted.amount_credits,
          is_active = wanted.is_active,
          sort_order = wanted.sort_order
        where a.action = wanted.action;
      end if;
    exception
      when check_violation or not_null_violation then
        get stacked diagnostics broken_rule = message_text;
        perform credits.fail(
          400, 'malformed_request', format('Cannot save the action: %s', broken_rule),
          'Send what the rule asks for'
        );
    end;
    perform billing.sign_version(null, null);
    outcome := case when listed.action is null then 'added' else 'changed' end;
  end if;

  select max(v.version)
  into version
  from billing.catalogue_versions as v
  where v.kind = 'action'
    and v.item_id = rpc_credit_save_action.action;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_save_action(
  text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid
) from public, anon, authenticated;
grant execute on function public.rpc_credit_save_action(
  text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid
) to service_role;

comment on function public.rpc_credit_save_action(
  text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid
) is
  'Changes or adds an action of the price list, as a new version; 409 version_outdated';
