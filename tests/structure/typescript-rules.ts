import { eachFile, type Rule } from "./rule.ts";
import { isNode, isTypeScript, lineOf, nodesOf, type SyntaxNode } from "./syntax.ts";

const inFunctions = (path: string) =>
  path.startsWith("supabase/functions/") && isTypeScript(path) && !/\.test\.ts$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** A rule against one kind of syntax. */
function without(
  claim: string,
  fits: (path: string) => boolean,
  offends: (node: SyntaxNode) => boolean,
): Rule {
  return eachFile(
    claim,
    fits,
    (file) => nodesOf(file).filter(offends).map((node) => lineOf(file, node)),
  );
}

function isConstAssertion({ typeAnnotation }: SyntaxNode): boolean {
  if (!isNode(typeAnnotation)) return false;
  const { typeName } = typeAnnotation;
  return isNode(typeName) && typeName["name"] === "const";
}

/** The member accesses of one object: member(node, "vi") is "mock" for vi.mock. */
function member(node: SyntaxNode, ...objects: string[]): unknown {
  const { object, property } = node;
  if (node.type !== "MemberExpression" || !isNode(object) || !isNode(property)) return undefined;
  const name = object["name"];
  return typeof name === "string" && objects.includes(name) ? property["name"] : undefined;
}

export const TYPESCRIPT_RULES: Rule[] = [
  without("nothing is any", isTypeScript, ({ type }) => type === "TSAnyKeyword"),
  without(
    "nothing is cast: as const alone",
    isTypeScript,
    (node) =>
      node.type === "TSTypeAssertion" ||
      (node.type === "TSAsExpression" && !isConstAssertion(node)),
  ),
  without(
    "nothing is asserted not to be null",
    isTypeScript,
    ({ type }) => type === "TSNonNullExpression",
  ),
  without(
    "only env.ts names Deno or process in the functions",
    (path) => inFunctions(path) && path !== "supabase/functions/_shared/env.ts",
    ({ type, name }) => type === "Identifier" && (name === "Deno" || name === "process"),
  ),
  without(
    "only ledger.ts and its parts name an RPC in the functions",
    (path) =>
      inFunctions(path) && !/^supabase\/functions\/_shared\/ledger(-[a-z]+)*\.ts$/.test(path),
    ({ type, value }) => type === "Literal" && typeof value === "string" && /^rpc_/.test(value),
  ),
  without(
    "no test is skipped, focused or left for later",
    isTest,
    (node) => /^(skip|only|todo|fails)/.test(String(member(node, "test", "it", "describe"))),
  ),
  without(
    "no module is mocked",
    isTest,
    (node) => /mock$/i.test(String(member(node, "vi"))),
  ),
];
