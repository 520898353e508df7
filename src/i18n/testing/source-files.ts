import { readdirSync, readFileSync } from "node:fs";
import { parseAst } from "vite";

const SOURCE = new URL("../../", import.meta.url);

/** A node of a file's syntax tree. */
export type SyntaxNode = Record<string, unknown>;

/** The dashboard's own files, as paths from src; tests and texts left out. */
export const sourceFiles = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
  .filter((path) => !path.includes("messages") && !path.includes("testing"));

/** Every node of a file. */
export function nodesOf(path: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const collect = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isNode(value)) return;
    found.push(value);
    Object.values(value).forEach(collect);
  };
  const lang = path.endsWith("x") ? "tsx" : "ts";
  collect(parseAst(readFileSync(new URL(path, SOURCE), "utf8"), { lang }));
  return found;
}

/** Every text that stands in a file's code. */
export function stringsOf(path: string): string[] {
  return nodesOf(path).flatMap((node) =>
    node["type"] === "Literal" && typeof node["value"] === "string" ? [node["value"]] : []
  );
}

/** True for a value of the tree that is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
