import type { RepositoryFile } from "./repository-file.ts";
import { eachFile, type Rule } from "./rule.ts";

const MAX_COLUMNS = 100;
const MAX_FUNCTION_LINES = 120;

const isSchemaFile = (path: string) => /^supabase\/schemas\/.*\.sql$/.test(path);
const isHandWritten = (path: string) => /^(supabase\/(schemas\/|seed)|stack\/).*\.sql$/.test(path);
const inFolder = (folder: string) => (path: string) =>
  isSchemaFile(path) && path.includes(`/${folder}/`);

/** Function preamble, one clause per line, in the one order readers rely on. */
const PREAMBLE =
  /^(\)? ?returns [^;]*?)\nlanguage \w+\n(immutable|stable|volatile)\nsecurity (definer|invoker)\nset search_path = ''\nas \$\$$/m;

function requires(pattern: RegExp, problem: string) {
  return ({ text }: RepositoryFile) => pattern.test(text) ? [] : [problem];
}

/** The file's objects as schema.name; indexes, triggers and policies belong to their table. */
function objectsOf(text: string): string[] {
  const created =
    /^create (?:or replace )?(?:table|view|materialized view|function|type|domain|schema) ([\w.]+)/gm;
  return [...text.matchAll(created)].flatMap(([, name]) => name ?? []);
}

function problemsWithName({ path, text }: RepositoryFile): string[] {
  const [, schema, name] = /^supabase\/schemas\/(\w+)\/(?:\w+\/)?(\w+)\.sql$/.exec(path) ?? [];
  const expected = name === "schema" ? schema : `${schema}.${name}`;
  const objects = objectsOf(text);
  if (objects.length === 0 && expected === "public") return [];
  return objects.length === 1 && objects[0] === expected
    ? []
    : [`creates ${objects.join(", ")} in place of ${expected}`];
}

export const SQL_RULES: Rule[] = [
  eachFile("one object per file, named after it", isSchemaFile, problemsWithName),
  eachFile(
    `SQL is at most ${MAX_COLUMNS} columns wide`,
    isHandWritten,
    ({ text }) =>
      text.split("\n").flatMap((line, index) =>
        line.length > MAX_COLUMNS ? [`line ${index + 1} has ${line.length}`] : []
      ),
  ),
  eachFile(
    `a SQL function has at most ${MAX_FUNCTION_LINES} lines`,
    inFolder("functions"),
    ({ text }) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > MAX_FUNCTION_LINES ? [`has ${lines}`] : [];
    },
  ),
  eachFile(
    "a function says returns, language, volatility, security and search_path, in this order",
    inFolder("functions"),
    requires(PREAMBLE, "put one clause per line, in order"),
  ),
  eachFile(
    "a function is taken from everybody where it is created",
    inFolder("functions"),
    requires(
      /^revoke execute on function [^;]+ from public, anon, authenticated;|^revoke execute on function [^;]+\nfrom public, anon, authenticated;/m,
      "revoke execute … from public, anon, authenticated",
    ),
  ),
  eachFile(
    "a table enables row level security and has a policy",
    inFolder("tables"),
    ({ text }) => [
      ...(/^alter table [\w.]+ enable row level security;$/m.test(text) ? [] : ["enable it"]),
      ...(/^create policy "/m.test(text) ? [] : ["say with a policy who reads it, or nobody"]),
    ],
  ),
  eachFile(
    "a table or view is taken from everybody before it is granted",
    (path) => inFolder("tables")(path) || inFolder("views")(path),
    requires(
      /^revoke all on [\w.]+ from public, anon, authenticated, service_role;$/m,
      "revoke all … from public, anon, authenticated, service_role",
    ),
  ),
  eachFile(
    "a view reads with the rights of its reader",
    inFolder("views"),
    requires(/^with \(security_invoker = true\)$/m, "add with (security_invoker = true)"),
  ),
  eachFile(
    "a file opens with why and tells the database what the object promises",
    (path) => isSchemaFile(path) && !path.startsWith("supabase/schemas/public/schema.sql"),
    ({ text }) => [
      ...(text.startsWith("-- ") ? [] : ["begin with a comment"]),
      ...(/^comment on (table|view|function|schema|type|domain) /m.test(text)
        ? []
        : ["add comment on"]),
    ],
  ),
];
