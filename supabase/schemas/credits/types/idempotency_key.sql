-- The caller's name for one write. A domain for the reason given at credits.entry_kind.
create domain credits.idempotency_key as text
constraint idempotency_key_is_bounded check (char_length(value) between 1 and 255);

comment on domain credits.idempotency_key is
  'The caller''s name for one write, 1 to 255 characters';
