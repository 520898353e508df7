-- Promises that a case of the quarantine is resolved once, with who and why on record for ever; a
-- repetition answers with the first decision. It moves no money: a purchase that was resolved is
-- not credited by a later look at Stripe any more, because a person has settled it. Locks the
-- purchase, if it is one. Definer: nobody writes resolutions.
create function public.rpc_credit_resolve_quarantine(case_id text, reason text, actor text)
returns table (resolved_at timestamptz, resolution text, resolved_by text, replayed boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  found_case record;
begin
  if coalesce(char_length(trim(rpc_credit_resolve_quarantine.reason)), 0) not between 1 and 1000
    or coalesce(char_length(trim(rpc_credit_resolve_quarantine.actor)), 0) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot resolve a case without a reason and a name',
      'Say in at most 1000 characters what was decided, and who decided it'
    );
  end if;

  perform
  from billing.quarantine_cases() as c
  join billing.purchases as p
    on p.tenant_id = c.tenant_id
    and p.purchase_id = c.purchase_id
  where c.case_id = rpc_credit_resolve_quarantine.case_id
  for update of p;

  select c.*
  into found_case
  from billing.quarantine_cases() as c
  where c.case_id = rpc_credit_resolve_quarantine.case_id;
  if not found then
    perform credits.fail(
      404, 'unknown_case', 'Cannot find this case in the quarantine',
      'List the cases; one that has healed is not there any more'
    );
  end if;

  insert into billing.resolutions (case_id, tenant_id, quarantine_reason, reason, actor)
  values (
    found_case.case_id, found_case.tenant_id, found_case.reason,
    trim(rpc_credit_resolve_quarantine.reason), trim(rpc_credit_resolve_quarantine.actor)
  )
  on conflict on constraint resolutions_pkey do nothing;
  replayed := not found;
  -- An event may name a tenant that is not here.
  if not replayed and exists (
    select from public.tenants as t where t.tenant_id = found_case.tenant_id
  ) then
    perform billing.audit(
      found_case.tenant_id, 'quarantine_resolved', found_case.case_id,
      billing.user_named(trim(rpc_credit_resolve_quarantine.actor)),
      reason => trim(rpc_credit_resolve_quarantine.reason),
      details => jsonb_build_object(
        'resolved_by', trim(rpc_credit_resolve_quarantine.actor),
        'quarantine_reason', found_case.reason
      )
    );
  end if;

  return query
  select r.resolved_at, r.reason, r.actor, replayed
  from billing.resolutions as r
  where r.case_id = rpc_credit_resolve_quarantine.case_id;
end;
$$;

revoke execute on function public.rpc_credit_resolve_quarantine(text, text, text)
from public, anon, authenticated;
grant execute on function public.rpc_credit_resolve_quarantine(text, text, text)
to service_role;

comment on function public.rpc_credit_resolve_quarantine(text, text, text) is
  'Puts on record what a person decided about a case, once; 404 unknown_case';
