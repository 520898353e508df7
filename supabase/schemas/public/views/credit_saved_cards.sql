-- Whether a buyer of the tenant has agreed to have the card kept, and when last. Which card it is,
-- Stripe knows.
create view public.credit_saved_cards
with (security_invoker = true)
as
select
  p.tenant_id,
  max(p.updated_at) as saved_at
from billing.purchases as p
where p.saves_card
  and p.entry_id is not null
group by p.tenant_id;

revoke all on public.credit_saved_cards from public, anon, authenticated, service_role;
grant select on public.credit_saved_cards to authenticated, service_role;

comment on view public.credit_saved_cards is
  'The caller''s tenants whose card Stripe keeps by consent; no row without one';
