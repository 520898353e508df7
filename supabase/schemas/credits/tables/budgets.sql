-- What a member may spend in a month, of one action or of all. Counted as it is spent: a deduct
-- with an actor updates the rows that match and no others, and a tenant without budgets none. The
-- counter is of one UTC month; what is spent in a later one starts it anew. A member who leaves
-- keeps theirs, so that coming back is no way around it.
create table credits.budgets (
  tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
  budget_id bigint generated always as identity,
  credit_type text not null references credits.types (credit_type) on delete restrict,
  user_id uuid not null,
  action text references credits.actions (action) on delete restrict,
  limit_credits bigint not null,
  month date not null,
  spent_credits bigint not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (tenant_id, budget_id),
  constraint budgets_are_one_per_member_and_action
  unique nulls not distinct (tenant_id, credit_type, user_id, action),
  constraint budgets_limit_is_in_range check (limit_credits between 0 and 1000000000000),
  constraint budgets_count_what_was_spent check (spent_credits >= 0),
  constraint budgets_count_whole_months check (extract(day from month) = 1)
)
with (fillfactor = 50);

create index budgets_credit_type_index on credits.budgets (credit_type);

create index budgets_action_index on credits.budgets (action);

alter table credits.budgets enable row level security;

create policy "members read their own budgets, owners and admins all of their tenant"
on credits.budgets
for select
to authenticated
using (
  tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])
  and (
    user_id = (select auth.uid())
    or tenancy.role_in(tenant_id) in ('owner', 'admin')
  )
);

revoke all on credits.budgets from public, anon, authenticated, service_role;
grant select on credits.budgets to authenticated, service_role;

comment on table credits.budgets is
  'Monthly limits of members, per action or over all, and what counts against them';
comment on column credits.budgets.action is 'The action it limits; null for all of them together';
comment on column credits.budgets.limit_credits is
  'May be less than what is spent already: then nothing more is until the month ends';
comment on column credits.budgets.month is
  'The first day of the UTC month that spent_credits counts; a past one means nothing spent yet';
comment on column credits.budgets.spent_credits is
  'What the member''s deducts and holds of that month took, less what came back of them';
comment on column credits.budgets.set_by is 'Who decided; null for a service';
