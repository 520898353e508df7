-- The ledger. Private: the Data API does not expose it, people read it through views in public.
create schema credits;

grant usage on schema credits to authenticated, service_role;

comment on schema credits is 'The append-only ledger: types, price list, grants, entries';
