-- One row per tenant and credit type: the only row a deduct locks. Written by the ledger's
-- functions alone. No index on a column that changes and half-empty pages, so that every update
-- stays HOT. No CHECK: Postgres would read its expression anew for every deduct; what it would say
-- is in the functions' conditions, and credits.verify() proves it. No foreign key from here or to
-- here: Postgres copies its triggers and asks them for every deduct. credits.accounts refers to
-- tenant and credit type instead.
create table public.tenant_credit_balance (
  tenant_id uuid not null,
  credit_type text not null,
  balance bigint not null default 0,
  held bigint not null default 0,
  spent_total bigint not null default 0,
  settled_total bigint not null default 0,
  next_due_at timestamptz not null default 'infinity',
  version bigint not null default 0,
  has_budgets boolean not null default false,
  is_frozen boolean not null default false,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, credit_type)
)
with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- For the sweeper. A deduct does not change the column, so its updates stay HOT.
create index tenant_credit_balance_due_index
on public.tenant_credit_balance (next_due_at)
where next_due_at < 'infinity';

alter table public.tenant_credit_balance enable row level security;

create policy "members read their own balance"
on public.tenant_credit_balance
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on public.tenant_credit_balance from public, anon, authenticated, service_role;
grant select on public.tenant_credit_balance to authenticated, service_role;

comment on table public.tenant_credit_balance is
  'What a tenant owns of a credit type, in its smallest unit; no row means nothing was granted yet';
comment on column public.tenant_credit_balance.balance is 'The sum of the tenant''s entries';
comment on column public.tenant_credit_balance.held is
  'Set aside for work in progress; available = balance - held, never shown below 0';
comment on column public.tenant_credit_balance.spent_total is
  'All that was ever spent or held: the length of the line onto which settlement lays the grants';
comment on column public.tenant_credit_balance.settled_total is
  'How much of that line has been laid onto grants; the rest is still open';
comment on column public.tenant_credit_balance.next_due_at is
  'When the next grant or hold expires; from then on a write does that before its own work';
comment on column public.tenant_credit_balance.is_frozen is
  'Nothing new may be spent while billing.freezes says why; what is held may be captured';
comment on column public.tenant_credit_balance.version is
  'The number of entries so far; each entry carries the version it produced';
comment on column public.tenant_credit_balance.has_budgets is
  'Whether a member has a budget: deducts of tenants without any do not look for one';
