-- The caller's name for one write. A domain for the reason given at credits.entry_kind.
-- Sorted by its bytes: a unique key must not depend on how the operating system sorts words, which
-- changes with its version, and then an index misses what it holds.
create domain credits.idempotency_key as text collate "C"
constraint idempotency_key_is_bounded check (char_length(value) between 1 and 255);

comment on domain credits.idempotency_key is
  'The caller''s name for one write, 1 to 255 characters';
