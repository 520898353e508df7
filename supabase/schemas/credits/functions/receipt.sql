-- Promises the one row that every keyed write answers with, as it was when the entry was written: a
-- replay returns the first result for ever, whatever happened since. Locks nothing.
create function credits.receipt(outcome text, entry credits.entries, replayed boolean)
returns table (
  outcome text,
  entry_id bigint,
  balance bigint,
  held bigint,
  available bigint,
  replayed boolean
)
language sql
immutable
security invoker
set search_path = ''
as $$
  select
    receipt.outcome,
    (receipt.entry).entry_id,
    (receipt.entry).balance_after,
    (receipt.entry).held_after,
    greatest((receipt.entry).balance_after - (receipt.entry).held_after, 0),
    receipt.replayed;
$$;

revoke execute on function credits.receipt(text, credits.entries, boolean)
from public, anon, authenticated;

comment on function credits.receipt(text, credits.entries, boolean) is
  'An entry as the answer of the RPC that wrote it';
