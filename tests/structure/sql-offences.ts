import type { Offence } from "./offence.ts";

export const SQL_FUNCTION = `-- Promises one.
create function credits.one()
returns integer
language sql
immutable
security invoker
set search_path = ''
as $$
  select 1;
$$;

revoke execute on function credits.one() from public, anon, authenticated;

comment on function credits.one() is 'One';
`;
export const SQL_TABLE = `-- Things.
create table credits.things (thing_id uuid primary key);

alter table credits.things enable row level security;

create policy "nobody reads things"
on credits.things
for all
to authenticated
using (false);

revoke all on credits.things from public, anon, authenticated, service_role;

comment on table credits.things is 'Things';
`;
export const ONE = "supabase/schemas/credits/functions/one.sql";
export const THINGS = "supabase/schemas/credits/tables/things.sql";
const SEEN = "supabase/schemas/public/views/seen.sql";

/** What each rule about SQL must catch. */
export const SQL_OFFENCES: Offence[] = [
  [
    "one object per file, named after it",
    "supabase/schemas/credits/functions/two.sql",
    SQL_FUNCTION,
  ],
  ["one object per file, named after it", ONE, SQL_FUNCTION + SQL_TABLE],
  ["SQL is at most 100 columns wide", "supabase/seed.sql", `-- ${"x".repeat(100)}`],
  ["a SQL function has at most 120 lines", ONE, SQL_FUNCTION + "\n".repeat(120) + "--"],
  [
    "a function says returns, language, volatility, security and search_path, in this order",
    ONE,
    SQL_FUNCTION.replace("immutable\n", ""),
  ],
  [
    "a function is taken from everybody where it is created",
    ONE,
    SQL_FUNCTION.replace("public, anon, authenticated", "public, authenticated"),
  ],
  [
    "a table enables row level security and has a policy",
    THINGS,
    SQL_TABLE.replace("enable row", "disable row"),
  ],
  [
    "a table or view is taken from everybody before it is granted",
    THINGS,
    SQL_TABLE.replace(", service_role;", ";"),
  ],
  ["a view reads with the rights of its reader", SEEN, "create view public.seen\nas select 1;"],
  [
    "a file opens with why and tells the database what the object promises",
    ONE,
    SQL_FUNCTION.replace(/comment on.*/, ""),
  ],
];
