-- The entries that are looked for among millions of deducts: all but deducts and holds, by their
-- kind and by the entry that they complete. A table of its own and not two partial indexes of
-- credits.entries, because Postgres opens every index of a table for each row, and sets its
-- condition up, even if the row is not in it: a deduct lost a tenth of its throughput to them. What
-- refers to such an entry refers to it here. Written by credits.append_entry alone, right after the
-- entry, and proven by credits.verify().
create table credits.notable_entries (
  tenant_id uuid not null,
  entry_id bigint not null,
  kind credits.entry_kind not null,
  origin_entry_id bigint,
  primary key (tenant_id, entry_id)
);

-- The captures, releases, restores and reversals of an entry.
create index notable_entries_origin_index
on credits.notable_entries (tenant_id, origin_entry_id)
where origin_entry_id is not null;

-- What a history shows when it is asked for the rare kinds.
create index notable_entries_rare_kinds_index
on credits.notable_entries (tenant_id, entry_id)
where kind in ('topup', 'expire', 'reverse', 'restore', 'adjust');

create trigger notable_entries_are_append_only
before update or delete on credits.notable_entries
for each row
execute function credits.refuse_change();

create trigger notable_entries_are_never_truncated
before truncate on credits.notable_entries
for each statement
execute function credits.refuse_change();

-- What the planner is to believe, for the reason given at credits.entries.
alter table credits.notable_entries alter column tenant_id set (n_distinct = -0.005);

alter table credits.notable_entries enable row level security;

create policy "members read their own notable entries"
on credits.notable_entries
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.notable_entries from public, anon, authenticated, service_role;
grant select on credits.notable_entries to authenticated, service_role;

comment on table credits.notable_entries is
  'Where the entries that are no deducts and no holds are found, by kind and by origin';
comment on column credits.notable_entries.origin_entry_id is
  'As in credits.entries: the entry that this one completes';
