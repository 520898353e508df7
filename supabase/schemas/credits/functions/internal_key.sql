-- Promises an idempotency key of the product's own that no entry has yet: it counts the entries
-- that a grant is the origin of. Call it under the balance row's lock. Locks nothing.
create function credits.internal_key(verb text, tenant_id uuid, grant_id uuid)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select format('internal:%s:%s:%s', internal_key.verb, internal_key.grant_id, count(n.entry_id))
  from credits.grants as g
  left join credits.notable_entries as n
    on n.tenant_id = g.tenant_id
    and n.origin_entry_id = g.entry_id
  where g.tenant_id = internal_key.tenant_id
    and g.grant_id = internal_key.grant_id;
$$;

revoke execute on function credits.internal_key(text, uuid, uuid)
from public, anon, authenticated;

comment on function credits.internal_key(text, uuid, uuid) is
  'The key of the next entry that completes a grant: a reversal or what gives it back';
