-- What was for sale and what an action cost, at every moment: a row per change of a package or of
-- an action of the price list, with who, when and why. Append-only. Written by triggers, so that a
-- change by migration or in the SQL editor is here as well, without a name.
create table billing.catalogue_versions (
  kind text not null,
  item_id text not null,
  version integer not null,
  content jsonb not null,
  saved_by uuid,
  reason text,
  saved_at timestamptz not null default now(),
  primary key (kind, item_id, version),
  constraint catalogue_versions_kind_is_known check (kind in ('package', 'action')),
  constraint catalogue_versions_count_from_one check (version >= 1)
);

create trigger catalogue_versions_are_append_only
before update or delete on billing.catalogue_versions
for each row
execute function credits.refuse_change();

create trigger catalogue_versions_are_never_truncated
before truncate on billing.catalogue_versions
for each statement
execute function credits.refuse_change();

alter table billing.catalogue_versions enable row level security;

create policy "nobody reads catalogue versions through the Data API"
on billing.catalogue_versions
for all
to authenticated
using (false);

revoke all on billing.catalogue_versions from public, anon, authenticated, service_role;
grant select on billing.catalogue_versions to service_role;

comment on table billing.catalogue_versions is
  'Every version of every package and action, append-only: who, when and why';
comment on column billing.catalogue_versions.content is
  'The row as it was saved, without its key';
comment on column billing.catalogue_versions.saved_by is
  'The operator; null when the database''s owner changed it by hand';
