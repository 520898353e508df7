-- The ledger itself. Rows are appended by the functions of this product and never change: no role
-- holds INSERT, UPDATE or DELETE, and a trigger refuses the owner as well.
-- A hold and its release move no credits and are entries all the same, of amount 0: one unique key
-- serves every keyed write, and what is held is as provable as what is owned.
-- No foreign key to the balance or the tenant: an entry is written under that row's lock, and the
-- check would cost a tenth of the throughput. None from elsewhere to here: Postgres copies their
-- triggers for every entry. No CHECK and no domain either, for a third of it:
-- credits.check_request bounds what callers send, and that amounts, spending and kinds fit together
-- is written by few functions and proven by credits.verify(). No index beside the two keys: what is
-- looked for otherwise is in credits.notable_entries.
-- The key is sorted by its bytes: a unique key must not depend on how the operating system sorts
-- words, which changes with its version, and then an index misses what it holds.
create table credits.entries (
  tenant_id uuid not null,
  entry_id bigint generated always as identity,
  credit_type text not null,
  kind credits.entry_kind not null,
  amount_credits bigint not null,
  balance_after bigint not null,
  held_after bigint not null,
  spent_credits bigint not null default 0,
  spent_total_after bigint not null,
  version bigint not null,
  idempotency_key text collate "C" not null,
  request_fingerprint bytea,
  action text,
  quantity bigint,
  unit_price bigint,
  reference text,
  origin_entry_id bigint,
  actor uuid,
  metadata jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint entries_pkey primary key (tenant_id, entry_id),
  constraint entries_idempotency_key_is_unique unique (tenant_id, idempotency_key)
);

create trigger entries_are_append_only
before update or delete on credits.entries
for each row
execute function credits.refuse_change();

create trigger entries_are_never_truncated
before truncate on credits.entries
for each statement
execute function credits.refuse_change();

-- What the planner is to believe, whatever it counted: a tenant has many rows. If most have one,
-- it would take any index that begins with tenant_id for a key, and read a busy tenant's all.
alter table credits.entries alter column tenant_id set (n_distinct = -0.005);

alter table credits.entries enable row level security;

create policy "members read their own entries"
on credits.entries
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.entries from public, anon, authenticated, service_role;
grant select on credits.entries to authenticated, service_role;

comment on table credits.entries is 'One row per change of a balance, append-only, self-checking';
comment on column credits.entries.amount_credits is 'Signed: positive came in, negative went out';
comment on column credits.entries.spent_credits is
  'How far this entry moved the end of the spending: its stretch ends at spent_total_after';
comment on column credits.entries.origin_entry_id is
  'The entry this one completes: a capture''s hold, a restore''s deduct, a reversal''s topup';
comment on column credits.entries.version is
  '1, 2, 3 … per tenant and credit type, without gaps; balance_after chains along it';
comment on column credits.entries.request_fingerprint is
  'SHA-256 of the request: the same key with another request is refused, not replayed. Null for a
deduct, whose entry says its whole request';
comment on column credits.entries.unit_price is
  'Of a deduct by the price list: what one unit cost; null when the request named its amount';
comment on column credits.entries.created_at is
  'When it was written, not when its transaction began: so entry_id is the order of time';
comment on column credits.entries.actor is
  'The user on whose behalf it happened; null for a service acting for itself';
