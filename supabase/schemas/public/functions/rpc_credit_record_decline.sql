-- Promises that a declined payment of ours is counted once per event, in a window per tenant, and
-- that the decline which fills the window closes the tenant's checkout for a while; should it open
-- again before the window is over, the next one closes it again. closes is true for those alone, so
-- that there is one alert each time. One older than a window is recorded and not counted, so that a
-- backlog is no attack. Locks the event's row, then the tenant's. Definer: nobody writes these
-- tables directly.
create function public.rpc_credit_record_decline(
  tenant_id uuid,
  purchase_id uuid,
  event_id text,
  event_type text,
  livemode boolean,
  max_declines integer,
  window_seconds integer,
  pause_seconds integer,
  occurred_at timestamptz default now()
)
returns table (outcome text, closes boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  window_length interval := make_interval(secs => rpc_credit_record_decline.window_seconds);
  seen billing.declines;
  is_ours boolean := exists (
    select
    from billing.purchases as p
    where p.tenant_id = rpc_credit_record_decline.tenant_id
      and p.purchase_id = rpc_credit_record_decline.purchase_id
      and p.livemode = rpc_credit_record_decline.livemode
  );
begin
  if not billing.log_event(
    rpc_credit_record_decline.event_id, rpc_credit_record_decline.event_type,
    rpc_credit_record_decline.livemode, case when is_ours then 'received' else 'ignored' end,
    case when not is_ours then 'unknown_purchase' end
  ) then
    return query select 'duplicate', false;
    return;
  end if;

  if not is_ours then
    return query select 'ignored', false;
    return;
  end if;

  update billing.stripe_events as e
  set status = 'processed',
    tenant_id = rpc_credit_record_decline.tenant_id,
    purchase_id = rpc_credit_record_decline.purchase_id,
    updated_at = now()
  where e.event_id = rpc_credit_record_decline.event_id;

  if rpc_credit_record_decline.occurred_at <= now() - window_length then
    return query select 'late', false;
    return;
  end if;

  -- The first finds a window that is over.
  insert into billing.declines (tenant_id, declines, window_ends_at)
  values (rpc_credit_record_decline.tenant_id, 0, '-infinity')
  on conflict on constraint declines_pkey do nothing;
  select d.*
  into seen
  from billing.declines as d
  where d.tenant_id = rpc_credit_record_decline.tenant_id
  for update;

  outcome := 'counted';
  closes := seen.window_ends_at > now()
    and seen.declines + 1 >= rpc_credit_record_decline.max_declines
    and coalesce(seen.closed_until <= now(), true);
  update billing.declines as d
  set declines = case when seen.window_ends_at > now() then seen.declines + 1 else 1 end,
    window_ends_at = case
      when seen.window_ends_at > now() then seen.window_ends_at
      else now() + window_length
    end,
    closed_until = case
      when closes then now() + make_interval(secs => rpc_credit_record_decline.pause_seconds)
      else seen.closed_until
    end
  where d.tenant_id = rpc_credit_record_decline.tenant_id;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_record_decline(
  uuid, uuid, text, text, boolean, integer, integer, integer, timestamptz
) from public, anon, authenticated;
grant execute on function public.rpc_credit_record_decline(
  uuid, uuid, text, text, boolean, integer, integer, integer, timestamptz
) to service_role;

comment on function public.rpc_credit_record_decline(
  uuid, uuid, text, text, boolean, integer, integer, integer, timestamptz
) is
  'Counts a declined payment once; closes is true when it was one too many for its tenant';
