import { EXPORT_RULES } from "./export-rules.ts";
import { FUNCTION_RULES } from "./function-rules.ts";
import { IMPORT_RULES } from "./import-rules.ts";
import { LAYOUT_RULES } from "./layout-rules.ts";
import type { Rule } from "./rule.ts";
import { SQL_RULES } from "./sql-rules.ts";
import { TYPESCRIPT_RULES } from "./typescript-rules.ts";

/** Every rule of the house, by what it is about. */
export const RULE_GROUPS: { about: string; rules: Rule[] }[] = [
  { about: "imports", rules: IMPORT_RULES },
  { about: "exports", rules: EXPORT_RULES },
  { about: "layout", rules: LAYOUT_RULES },
  { about: "TypeScript", rules: TYPESCRIPT_RULES },
  { about: "edge functions", rules: FUNCTION_RULES },
  { about: "SQL", rules: SQL_RULES },
];
