import { posix } from "node:path";
import { parseSync } from "vite";
import type { RepositoryFile } from "./repository-file.ts";

export type SyntaxNode = { type: string; start: number; [field: string]: unknown };

const parsed = new Map<string, SyntaxNode[]>();

/** True for TypeScript that somebody wrote: the generated database types are left out. */
export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith("database.types.ts");
}

/** Every node of a TypeScript file, outside in. */
export function nodesOf({ path, text }: RepositoryFile): SyntaxNode[] {
  const key = `${path}\n${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const nodes: SyntaxNode[] = [];
  collect(parseSync(path, text).program, nodes);
  parsed.set(key, nodes);
  return nodes;
}

/** The specifier of everything a file imports or re-exports, types and import() included. */
export function importsOf(file: RepositoryFile): string[] {
  return nodesOf(file)
    .filter(({ type }) => /^(Import|Export|TSImport)/.test(type))
    .flatMap(({ source }) => isNode(source) ? [source["value"]] : [])
    .filter((specifier) => typeof specifier === "string");
}

/** The path of the file that a relative specifier names. */
export function targetOf({ path }: RepositoryFile, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));
}

/** Where a node stands, for a message. */
export function lineOf({ text }: RepositoryFile, { start }: SyntaxNode): string {
  return `line ${text.slice(0, start).split("\n").length}`;
}

/** True for a value of the tree that is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Into one list: a generator per node made this the slowest thing among the quick tests. */
function collect(value: unknown, nodes: SyntaxNode[]): void {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) nodes.push(value);
  for (const child of Object.values(value)) collect(child, nodes);
}
