-- The seam between this product and the app's own idea of a tenant: an app that already has
-- membership tables replaces the functions in this schema and nothing else.
-- Not exposed by the Data API, so a policy may call these definer functions and a browser may not.
create schema tenancy;

grant usage on schema tenancy to authenticated, service_role;

comment on schema tenancy is
  'Who belongs to which tenant and who runs the product, in functions an app may replace';
