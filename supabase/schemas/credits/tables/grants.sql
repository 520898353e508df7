-- Credits from one source. Each grant was posted by exactly one topup or adjust entry, and a
-- payment can be the source of one grant only: a second proof beside the entry's idempotency key.
-- No foreign keys to tenant and credit type: they would lock the one row of the credit type in
-- every transaction, which cost a topup a fifth at 32 clients. None to the balance, for the reason
-- given there. credits.verify() proves that a grant has its balance, which refers to both.
create table credits.grants (
  tenant_id uuid not null,
  grant_id uuid not null default gen_random_uuid(),
  credit_type text not null,
  amount_credits bigint not null,
  remaining bigint not null,
  expired_credits bigint not null default 0,
  reversed_credits bigint not null default 0,
  reversed_expired_credits bigint not null default 0,
  priority smallint not null default 50,
  expires_at timestamptz not null default 'infinity',
  source text not null,
  source_ref text,
  entry_id bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, entry_id)
  references credits.notable_entries (tenant_id, entry_id) on delete restrict,
  constraint grants_entry_is_unique unique (tenant_id, entry_id),
  constraint grants_amount_is_in_range check (amount_credits between 1 and 1000000000000),
  constraint grants_priority_is_in_range check (priority between 0 and 100),
  constraint grants_remain_within_their_amount
  check (
    remaining >= 0
    and expired_credits >= 0
    and reversed_credits >= reversed_expired_credits
    and reversed_expired_credits >= 0
    and remaining + expired_credits + reversed_credits <= amount_credits
  ),
  constraint grants_source_is_known
  check (
    source in (
      'purchase', 'promotion', 'subscription', 'referral', 'adjustment', 'reinstatement'
    )
  ),
  constraint purchased_grants_name_their_purchase
  check (source <> 'purchase' or source_ref is not null),
  constraint reinstated_grants_name_what_they_give_back
  check (source <> 'reinstatement' or source_ref is not null)
);

create unique index grants_purchase_is_granted_once
on credits.grants (tenant_id, source_ref)
where source = 'purchase';

-- The lineage of a grant: what its reversals gave back when the money returned.
create index grants_reinstatement_index
on credits.grants (tenant_id, source_ref)
where source = 'reinstatement';

-- What settlement reads: the grants with something left, in burn order.
create index grants_burn_order_index
on credits.grants (tenant_id, credit_type, priority, expires_at, entry_id)
where remaining > 0;

create trigger grants_are_told
after insert or update of reversed_credits on credits.grants
for each row
execute function billing.tell_grant();

-- What the planner is to believe, for the reason given at credits.entries.
alter table credits.grants alter column tenant_id set (n_distinct = -0.005);

alter table credits.grants enable row level security;

create policy "members read their own grants"
on credits.grants
for select
to authenticated
using (tenant_id = any ((select tenancy.my_tenant_ids())::uuid[]));

revoke all on credits.grants from public, anon, authenticated, service_role;
grant select on credits.grants to authenticated, service_role;

comment on table credits.grants is 'Credits given to a tenant, by source';
comment on column credits.grants.remaining is
  'What is left as of the last settlement; spending since then is not taken off yet, holds are';
comment on column credits.grants.reversed_credits is
  'What went back with the money: from what was left, or had expired; the rest became spending';
comment on column credits.grants.reversed_expired_credits is
  'The part of reversed_credits that had expired before; should the money return, it stays expired';
comment on column credits.grants.priority is
  '0 to 100; lower burns first, then what expires earlier, then what is older';
comment on column credits.grants.expires_at is
  'From this moment on what is left cannot be spent; infinity for never';
comment on column credits.grants.source_ref is
  'What the source calls it: a purchase_id, a campaign, the grant_id that a reinstatement serves';
