-- What a caller may store beside an entry. A domain for the reason given at credits.entry_kind.
-- Most are empty, which is quicker to see than to measure.
create domain credits.small_object as jsonb
constraint small_object_is_bounded
check (value = '{}' or jsonb_typeof(value) = 'object' and octet_length(value::text) <= 4096);

comment on domain credits.small_object is 'A JSON object of at most 4096 bytes';
