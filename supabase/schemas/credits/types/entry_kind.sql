-- What an entry did. An enum and neither a CHECK nor a domain: their expressions are set up anew
-- for every statement that writes an entry.
create type credits.entry_kind as enum (
  'deduct', 'topup', 'hold', 'capture', 'release', 'expire', 'reverse', 'restore', 'adjust'
);

comment on type credits.entry_kind is 'What an entry did, one word per verb of the ledger';
