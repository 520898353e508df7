-- What the product is measured against: the same tables without keys, checks and indexes of the history.
create schema bench;

create table bench.balances (
  tenant_id uuid primary key,
  balance bigint not null
) with (fillfactor = 50);

create table bench.entries (
  entry_id bigint generated always as identity,
  tenant_id uuid not null,
  amount bigint not null,
  balance_after bigint not null,
  created_at timestamptz not null default now()
);

-- Read the balance, decide, write it back: what people write first. Between the two statements
-- somebody else may have written, and then their debit is lost.
create function bench.naive(tenant_id uuid)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  balance_read bigint;
begin
  select b.balance into balance_read from bench.naive_balances as b
  where b.tenant_id = naive.tenant_id;
  if balance_read < 1 then
    raise exception 'insufficient credits';
  end if;
  update bench.naive_balances as b set balance = balance_read - 1
  where b.tenant_id = naive.tenant_id;
  insert into bench.naive_entries (tenant_id, amount) values (naive.tenant_id, -1);
  return balance_read - 1;
end;
$$;

create table bench.naive_balances (like bench.balances including all);

create table bench.naive_entries (
  entry_id bigint generated always as identity,
  tenant_id uuid not null,
  amount bigint not null
);

grant usage on schema bench to service_role;
grant select, insert, update on all tables in schema bench to service_role;
grant execute on all functions in schema bench to service_role;
