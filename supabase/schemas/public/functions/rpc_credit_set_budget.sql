-- Promises that a member has this monthly budget from now on, of one action or over all, or none
-- when the limit is null; the same again changes nothing. Anybody's budget may be removed, only a
-- member's set. Locks: the tenant's queue, its balance row, the budget. Definer: no role may write
-- budgets itself. That set_by is an owner or admin is the caller's to check, with the user's own
-- token.
create function public.rpc_credit_set_budget(
  tenant_id uuid,
  user_id uuid,
  limit_credits bigint default null,
  action text default null,
  credit_type text default 'credit',
  set_by uuid default null
)
returns table (outcome text, spent_credits bigint, left_credits bigint, resets_at timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  budget credits.budgets;
begin
  perform credits.check_account(
    rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type
  );
  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_set_budget.tenant_id));

  if rpc_credit_set_budget.limit_credits is null then
    perform credits.remove_budget(
      rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type,
      rpc_credit_set_budget.user_id, rpc_credit_set_budget.action
    );
    outcome := 'removed';
    perform billing.audit(
      rpc_credit_set_budget.tenant_id, 'budget_removed', rpc_credit_set_budget.user_id::text,
      rpc_credit_set_budget.set_by,
      details => jsonb_build_object('action', rpc_credit_set_budget.action)
    );
    return next;
    return;
  end if;

  if rpc_credit_set_budget.limit_credits not between 0 and 1000000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the limit: it must be between 0 and 1000000000000',
      'Send a whole number of credits, 0 to allow nothing, or null to remove the budget'
    );
  end if;

  if tenancy.role_of(rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.user_id) is null then
    perform credits.fail(
      404, 'unknown_member', 'Cannot find the member in this tenant',
      'Check user_id; tenant_members lists the members'
    );
  end if;

  if rpc_credit_set_budget.action is not null
    and not exists (
      select
      from credits.actions as a
      where a.action = rpc_credit_set_budget.action
        and a.credit_type = rpc_credit_set_budget.credit_type
    )
  then
    perform credits.fail(
      404, 'unknown_action', 'Cannot find the action on the price list of this credit type',
      'Read credit_actions for the actions that exist'
    );
  end if;

  budget := credits.set_budget(
    rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type,
    rpc_credit_set_budget.user_id, rpc_credit_set_budget.action,
    rpc_credit_set_budget.limit_credits, rpc_credit_set_budget.set_by
  );
  perform billing.audit(
    rpc_credit_set_budget.tenant_id, 'budget_set', rpc_credit_set_budget.user_id::text,
    rpc_credit_set_budget.set_by, details => jsonb_build_object(
      'action', rpc_credit_set_budget.action, 'limit_credits', budget.limit_credits
    )
  );
  outcome := 'set';
  spent_credits := credits.spent_on_budget(budget);
  left_credits := greatest(budget.limit_credits - spent_credits, 0);
  resets_at := (credits.utc_month(now()) + interval '1 month') at time zone 'UTC';
  return next;
end;
$$;

revoke execute on function public.rpc_credit_set_budget(uuid, uuid, bigint, text, text, uuid)
from public, anon, authenticated;
grant execute on function public.rpc_credit_set_budget(uuid, uuid, bigint, text, text, uuid)
to service_role;

comment on function public.rpc_credit_set_budget(uuid, uuid, bigint, text, text, uuid) is
  'Sets or removes a member''s monthly budget; 404 unknown member or action, 422 on a bad limit';
