-- Promises that a grant, and what a reversal takes off one, is told to those who listen. A trigger,
-- because grants come from many functions. Settlement moves other columns and passes by. Locks
-- nothing.
create function billing.tell_grant()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform billing.tell_change(new.tenant_id);
  return new;
end;
$$;

revoke execute on function billing.tell_grant() from public, anon, authenticated;

comment on function billing.tell_grant() is 'Trigger: tells of grants and their reversals';
