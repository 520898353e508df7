-- Promises what a grant was spent on, newest spending first, in pages: send the last row's
-- from_spent as before_spent for the next one. Open holds are there, because what they hold is out
-- of the grant. Over all pages paid less returned is what the grant has spent and held. Right
-- before settlement too. No row for another tenant's grant. Writes nothing. Invoker: members read
-- their own tenants.
create function public.rpc_credit_trace_grant(
  tenant_id uuid,
  grant_id uuid,
  before_spent bigint default null,
  page_size integer default 50
)
returns table (
  entry_id bigint,
  kind text,
  action text,
  paid_credits bigint,
  returned_credits bigint,
  from_spent bigint,
  created_at timestamptz
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  page_end constant bigint := coalesce(rpc_credit_trace_grant.before_spent, 9223372036854775807);
  open_rows integer := least(greatest(rpc_credit_trace_grant.page_size, 1), 500);
  grant_type text;
  -- Two cursors, each planned for its first rows: a union would sort all burns of the grant.
  foreseen no scroll cursor for
    select f.from_spent, least(f.to_spent, page_end) as to_spent
    from credits.foresee_burns(rpc_credit_trace_grant.tenant_id, grant_type) as f
    where f.grant_id = rpc_credit_trace_grant.grant_id
      and f.from_spent < page_end
    order by f.from_spent desc;
  burnt no scroll cursor for
    select u.from_spent, least(u.to_spent, page_end) as to_spent
    from credits.burns as u
    where u.tenant_id = rpc_credit_trace_grant.tenant_id
      and u.grant_id = rpc_credit_trace_grant.grant_id
      and u.from_spent < page_end
    order by u.from_spent desc;
  piece record;
begin
  select g.credit_type
  into grant_type
  from credits.grants as g
  where g.tenant_id = rpc_credit_trace_grant.tenant_id
    and g.grant_id = rpc_credit_trace_grant.grant_id;

  open foreseen;
  open burnt;
  loop
    -- What settlement would burn lies after all that is burnt.
    fetch foreseen into piece;
    if not found then
      fetch burnt into piece;
    end if;
    exit when not found;
    for entry_id, kind, action, paid_credits, returned_credits, from_spent, created_at in
      select
        s.entry_id,
        s.kind,
        s.action,
        s.to_spent - s.from_spent,
        credits.returned_within(
          rpc_credit_trace_grant.tenant_id, grant_type, s.from_spent, s.to_spent
        ),
        s.from_spent,
        s.created_at
      from credits.spending_within(
        rpc_credit_trace_grant.tenant_id, grant_type, piece.from_spent, piece.to_spent, open_rows
      ) as s
      order by s.from_spent desc
    loop
      return next;
      open_rows := open_rows - 1;
    end loop;
    exit when open_rows <= 0;
  end loop;
  close foreseen;
  close burnt;
end;
$$;

revoke execute on function public.rpc_credit_trace_grant(uuid, uuid, bigint, integer)
from public, anon, authenticated;
grant execute on function public.rpc_credit_trace_grant(uuid, uuid, bigint, integer)
to authenticated, service_role;

comment on function public.rpc_credit_trace_grant(uuid, uuid, bigint, integer) is
  'What a grant was spent on, newest first; page with before_spent; reads only';
