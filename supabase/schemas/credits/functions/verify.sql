-- Promises one row per broken rule of the books, none when they are right. Reads everything of one
-- tenant, or of all when tenant_id is null. Locks nothing: run it in a short transaction.
-- What it calls is planned for what is asked: one tenant is looked up, all are read through. A plan
-- that does not know which takes all entries for a few, and puts them into one hash table.
create function credits.verify(tenant_id uuid default null)
returns table (broken_rule text, broken_tenant_id uuid, found text)
language sql
stable
security definer
set search_path = ''
as $$
  select * from credits.verify_entries(verify.tenant_id)
  union all
  select * from credits.verify_history(verify.tenant_id)
  union all
  select * from credits.verify_notable_entries(verify.tenant_id)
  union all
  select * from credits.verify_grants(verify.tenant_id)
  union all
  select * from credits.verify_reversals(verify.tenant_id)
  union all
  select * from credits.verify_holds(verify.tenant_id)
  union all
  select * from credits.verify_returns(verify.tenant_id)
  union all
  select * from credits.verify_purchases(verify.tenant_id)
  union all
  select * from credits.verify_budgets(verify.tenant_id)
  union all
  select * from credits.verify_usage(verify.tenant_id);
$$;

revoke execute on function credits.verify(uuid) from public, anon, authenticated;
grant execute on function credits.verify(uuid) to service_role;

comment on function credits.verify(uuid) is
  'Proves the books of one tenant or of all: one row per broken rule, none when they are right';
