-- What an entry did. A domain and not a CHECK: Postgres reads a table's CHECK expressions anew for
-- every statement, which cost a third of a deduct; a domain's are kept by the connection.
create domain credits.entry_kind as text
constraint entry_kind_is_known check (
  value in (
    'topup', 'deduct', 'hold', 'capture', 'release', 'expire', 'reverse', 'restore', 'adjust'
  )
);

comment on domain credits.entry_kind is 'What an entry did, one word per verb of the ledger';
