-- What can be bought now.
create view public.credit_packages
with (security_invoker = true)
as
select
  p.package_id,
  p.labels,
  p.credit_type,
  p.amount_credits,
  p.price_minor,
  p.currency,
  p.expires_after_days,
  p.sort_order,
  p.is_recommended
from billing.packages as p
where p.is_active;

revoke all on public.credit_packages from public, anon, authenticated, service_role;
grant select on public.credit_packages to authenticated, service_role;

comment on view public.credit_packages is 'Active credit packages with price and labels';
