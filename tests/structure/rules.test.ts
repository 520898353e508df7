import { expect, test } from "vitest";
import type { Offence } from "./offence.ts";
import { RULE_GROUPS } from "./rule-groups.ts";
import { ONE, SQL_FUNCTION, SQL_OFFENCES, SQL_TABLE, THINGS } from "./sql-offences.ts";

const RULES = RULE_GROUPS.flatMap(({ rules }) => rules);

/** What stands beside every offence, so that rules about the whole repository have something to read. */
const BESIDE = [
  { path: "package.json", text: '{"dependencies":{"zod":"4.6.7","stripe":"23.1.0"}}' },
  { path: "supabase/config.toml", text: "[functions.f]\nverify_jwt = false\n" },
  {
    path: "supabase/functions/f/index.ts",
    text: 'import { x } from "./handler.ts";\nexport default x;\n',
  },
  { path: "supabase/functions/f/deno.json", text: '{"imports":{"zod":"npm:zod@4.6.7"}}' },
  { path: "supabase/functions/f/handler.ts", text: "export const x = 1;\n" },
  { path: "supabase/functions/f/handler.test.ts", text: 'import "./handler.ts";\n' },
];

function claimsBrokenBy(path: string, text: string): string[] {
  const files = [...BESIDE.filter((file) => file.path !== path), { path, text }];
  return RULES.filter(({ problemsIn }) => problemsIn(files).length > 0).map(({ claim }) => claim);
}

const SHARED = "supabase/functions/_shared";
const KNOWS = "a file imports only what its folder may know";
const PAGES = "a page knows no other page and not the shell";
const CIRCLE = "no file imports itself, however far around, types included";
const USED =
  "every export is used: elsewhere, by who reads the documents, or as a type of its own file";
const CASE = "TypeScript files are named in kebab-case, SQL files in snake_case";

const OFFENCES: Offence[] = [
  [KNOWS, "src/a.ts", 'import "../stack/create-stack.ts";'],
  [KNOWS, "src/a.ts", `import type { X } from "../${SHARED}/ledger.ts";`],
  [KNOWS, "stack/a.ts", 'import "../src/app.tsx";'],
  [KNOWS, "stack/a.ts", `import "../${SHARED}/log.ts";`],
  [KNOWS, "vite.config.ts", 'export { x } from "./stack/x.ts";'],
  [KNOWS, `${SHARED}/a.ts`, 'import "../credit-webhook/handler.ts";'],
  [KNOWS, `${SHARED}/credits/a.ts`, 'import "../log.ts";'],
  [KNOWS, "supabase/functions/f/handler.ts", 'await import("../g/handler.ts");'],
  [PAGES, "src/history/a.ts", 'import "../overview/b.ts";'],
  [PAGES, "src/overview/a.ts", 'import "../shell/b.ts";'],
  [PAGES, "src/credits/a.ts", 'import "../overview/b.ts";'],
  [PAGES, "src/shell/shell.tsx", 'void import("../overview/b.ts");'],
  [CIRCLE, "supabase/functions/f/handler.ts", 'import "./index.ts";'],
  [CIRCLE, "src/a.ts", 'import type { A } from "./a.ts";'],
  [USED, "src/a.ts", "export const a = 1;"],
  [USED, "src/a.ts", "export type A = 1;"],
  [USED, "supabase/functions/f/handler.ts", "export const x = 1;\nexport const y = x;"],
  [USED, "supabase/functions/f/handler.test.ts", 'export const y = "for no test";'],
  ["relative imports name a file with its ending", "src/a.ts", 'import "./app";'],
  [
    "src and the functions import packages of dependencies only, and nothing of Node's",
    "src/a.ts",
    'import "node:fs";',
  ],
  [
    "the pure domain imports zod and its siblings",
    `${SHARED}/credits/a.ts`,
    'type X = import("stripe").Y;',
  ],
  ["only stripe.ts and its parts import the SDK", `${SHARED}/a.ts`, 'import "stripe";'],
  [
    "index.ts is a function's wiring and nothing else: no barrels",
    "src/credits/index.ts",
    "export const x = 1;",
  ],
  ["nothing is re-exported wholesale", "src/a.ts", 'export * from "./b.ts";'],
  [
    "a function's wiring has at most 30 lines",
    "supabase/functions/f/index.ts",
    "export {};\n".repeat(31),
  ],
  ["no TypeScript file has more than 200 lines", "src/a.ts", "export {};\n".repeat(201)],
  [CASE, "src/topUp.ts", ""],
  [CASE, "supabase/migrations/1_x.sql", ""],
  [CASE, "supabase/schemas/credits/tables/Things.sql", SQL_TABLE],
  ["no file is named after a drawer", "src/date-utils.ts", ""],
  ["no file is named after a drawer", "stack/common/x.ts", ""],
  ["no text names a path of somebody's machine", "README.md", `cd /${"home"}/me/code`],
  ["nothing is any", "src/a.ts", "export let x: Array<any>;"],
  ["nothing is cast: as const alone", "src/a.ts", "export const x = {} as { y: 1 };"],
  ["nothing is cast: as const alone", "src/a.ts", "export const x = <string>y;"],
  ["nothing is asserted not to be null", "src/a.tsx", "export const x = y!.z;"],
  [
    "only env.ts names Deno or process in the functions",
    `${SHARED}/a.ts`,
    'Deno.env.get("X");',
  ],
  [
    "only env.ts names Deno or process in the functions",
    "supabase/functions/f/handler.ts",
    "export const x = globalThis.process;",
  ],
  [
    "only ledger.ts and its parts name an RPC in the functions",
    "supabase/functions/f/handler.ts",
    'x.rpc("rpc_credit_topup");',
  ],
  [
    "only ledger.ts and its parts name an RPC in the functions",
    `${SHARED}/testing/ledger-of-memory.ts`,
    'x.rpc("rpc_credit_topup");',
  ],
  ["no test is skipped, focused or left for later", "src/a.test.ts", 'test.skip("x", f);'],
  ["no test is skipped, focused or left for later", "src/a.test.ts", "describe.only.each([]);"],
  ["no module is mocked", "src/a.test.ts", 'vi.mock("./b.ts");'],
  [
    "every function states its files: deno.json, handler.ts, handler.test.ts",
    "supabase/functions/f/handler.test.ts",
    "",
  ],
  [
    "every function runs on the versions that package.json pins",
    "supabase/functions/f/deno.json",
    '{"imports":{"zod":"npm:zod@^4"}}',
  ],
  [
    "config.toml states verify_jwt = false for every function, and for no other",
    "supabase/config.toml",
    "[functions.f]\nverify_jwt = true\n",
  ],
  [
    "config.toml states verify_jwt = false for every function, and for no other",
    "supabase/config.toml",
    "[functions.f]\nverify_jwt = false\n\n[functions.gone]\nverify_jwt = false\n",
  ],
  ...SQL_OFFENCES,
];

test.each(OFFENCES)("%s: %s offends with %j", (claim, path, text) => {
  expect(claimsBrokenBy(path, text)).toContain(claim);
});

test("every rule has been seen to catch something", () => {
  const seen = OFFENCES.map(([claim]) => claim);

  expect(RULES.map(({ claim }) => claim).filter((claim) => !seen.includes(claim))).toEqual([]);
});

test.each([
  ["src/a.tsx", 'import x, { y as z } from "zod";\nconst q = [1] as const;\n'],
  ["src/a.test.ts", 'import { test } from "vitest";'],
  [ONE, SQL_FUNCTION],
  [THINGS, SQL_TABLE],
  [`${SHARED}/env.ts`, "const x = Deno.env.toObject();\n"],
  [`${SHARED}/ledger-spending.ts`, 'x.rpc("rpc_credit_deduct");\n'],
])("%s offends nobody", (path, text) => {
  expect(claimsBrokenBy(path, text)).toEqual([]);
});
