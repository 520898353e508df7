-- Promises that a failed automatic top-up keeps the card in peace: for an hour, six hours, a day,
-- and for good after the fourth failure in a row. An attempt that never reached the card because
-- the provider did not answer, or because the order was taken back, is no decline; it waits an
-- hour. Locks the settings.
create function billing.back_off_auto_topup(purchase billing.purchases)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  was_unavailable constant boolean := coalesce(
    (purchase).failure in ('provider_unavailable', 'switched_off'), false
  );
  new_pause constant text := case
    when was_unavailable then 'provider_unavailable' else 'backing_off'
  end;
  declines_so_far integer;
begin
  update billing.auto_topups as a
  set declines = a.declines + case when was_unavailable then 0 else 1 end,
    pause = new_pause,
    paused_until = now() + case
      when was_unavailable or a.declines = 0 then interval '1 hour'
      when a.declines = 1 then interval '6 hours'
      else interval '24 hours'
    end,
    state = case when a.is_on then new_pause else a.state end,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id
  returning a.declines into declines_so_far;

  if declines_so_far >= 4 and not was_unavailable then
    perform billing.switch_off_auto_topup(purchase, 'off_after_declines');
  end if;
end;
$$;

revoke execute on function billing.back_off_auto_topup(billing.purchases)
from public, anon, authenticated;

comment on function billing.back_off_auto_topup(billing.purchases) is
  'Pauses a tenant''s automatic top-up after a failure, and switches it off after the fourth';
