import { eachFile, type Rule } from "./rule.ts";
import { isTypeScript, nodesOf } from "./syntax.ts";

const MAX_LINES = 200;
const MAX_WIRING_LINES = 30;
const isWiring = (path: string) => /^supabase\/functions\/[^_/][^/]*\/index\.ts$/.test(path);
const fileName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const linesOf = (text: string) => text.trimEnd().split("\n").length;

// The character class keeps this file's own text from matching.
const MACHINE_PATH = /(?<![\w.])[/](?:home|Users|root|work|private)\/\w/;

export const LAYOUT_RULES: Rule[] = [
  eachFile(
    "index.ts is a function's wiring and nothing else: no barrels",
    (path) => fileName(path) === "index.ts" || fileName(path) === "index.tsx",
    ({ path }) => isWiring(path) ? [] : ["import the file that exports the symbol instead"],
  ),
  eachFile(
    "nothing is re-exported wholesale",
    isTypeScript,
    (file) =>
      nodesOf(file).some(({ type }) => type === "ExportAllDeclaration") ? ["has export *"] : [],
  ),
  eachFile(
    `a function's wiring has at most ${MAX_WIRING_LINES} lines`,
    isWiring,
    ({ text }) =>
      linesOf(text) > MAX_WIRING_LINES ? [`has ${linesOf(text)}: move logic to handler.ts`] : [],
  ),
  eachFile(
    `no TypeScript file has more than ${MAX_LINES} lines`,
    isTypeScript,
    ({ text }) => linesOf(text) > MAX_LINES ? [`has ${linesOf(text)}: split it by idea`] : [],
  ),
  eachFile(
    "TypeScript files are named in kebab-case, SQL files in snake_case",
    (path) => /\.(ts|tsx|sql)$/.test(path),
    ({ path }) => {
      const pattern = path.endsWith(".sql") && path.startsWith("supabase/schemas/")
        ? /^[a-z][a-z0-9_]*\.sql$/
        : path.startsWith("supabase/migrations/")
        ? /^\d{14}_[a-z_]+\.sql$/
        : /^[a-z][a-z0-9-]*(\.(test|config|global|types))?\.(ts|tsx|sql)$/;
      return pattern.test(fileName(path)) ? [] : ["rename it"];
    },
  ),
  eachFile(
    "no file is named after a drawer",
    () => true,
    ({ path }) =>
      /(^|[-_/.])(utils?|helpers?|common|managers?|services?|misc)([-_/.]|$)/i.test(path)
        ? ["name it after what it exports"]
        : [],
  ),
  eachFile(
    "no text names a path of somebody's machine",
    () => true,
    ({ text }) => text.split("\n").filter((line) => MACHINE_PATH.test(line)),
  ),
];
