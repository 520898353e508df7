-- The Stripe side. Private: people read it through views in public, functions write it through
-- RPCs.
create schema billing;

grant usage on schema billing to authenticated, service_role;

comment on schema billing is 'Packages, purchases, Stripe customers and events, rate limits';
