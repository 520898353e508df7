-- What an entry did. A domain and not a CHECK: Postgres reads a table's CHECK expressions anew for
-- every statement, which cost a third of a deduct; a domain's are kept by the connection.
-- The commonest stands alone: a list of nine would be hashed anew for every statement.
create domain credits.entry_kind as text
constraint entry_kind_is_known check (
  value = 'deduct'
  or value in (
    'topup', 'hold', 'capture', 'release', 'expire', 'reverse', 'restore', 'adjust'
  )
);

comment on domain credits.entry_kind is 'What an entry did, one word per verb of the ledger';
