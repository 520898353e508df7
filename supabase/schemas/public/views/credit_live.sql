-- Whether anything of a tenant's credits has changed, in one small row, for whoever keeps a page up
-- to date: the moment of the last change, and the Realtime topic that tells of the rare ones.
create view public.credit_live
with (security_invoker = true)
as
select
  t.tenant_id,
  greatest(
    (
      select max(b.updated_at)
      from public.tenant_credit_balance as b
      where b.tenant_id = t.tenant_id
    ),
    (
      select max(p.updated_at)
      from billing.purchases as p
      where p.tenant_id = t.tenant_id
    )
  ) as changed_at,
  billing.live_topic(t.tenant_id) as topic
from public.tenants as t;

revoke all on public.credit_live from public, anon, authenticated, service_role;
grant select on public.credit_live to authenticated;

comment on view public.credit_live is
  'When the credits of the caller''s tenants last changed, and where changes are told';
comment on column public.credit_live.topic is
  'A private Realtime channel; null where this project has no Realtime';
