import { posix } from "node:path";
import { importedPath } from "./import-closure.ts";
import type { SourceFile } from "./import-closure.ts";

const HOME = "components/tenant-credits";

const FOLDERS: readonly [from: string, to: string][] = [
  ["src/take-home/", `${HOME}/`],
  ["src/", `${HOME}/`],
  ["supabase/functions/_shared/credits/", `${HOME}/domain/`],
];

/** Relative imports, as the formatter writes them. */
const RELATIVE_IMPORT = /(\bfrom |\bimport\(|\bimport )"(\.[^"]+)"/g;

/** Where a source file stands in the app that takes it home. */
export function shippedPath(path: string): string {
  const folder = FOLDERS.find(([from]) => path.startsWith(from));
  if (folder === undefined) throw new Error(`Cannot ship ${path}: no app has a place for it`);
  const [from, to] = folder;
  return to + path.slice(from.length);
}

/**
 * The text as an app's compiler takes it: imports lead to the new places, and without endings, which
 * TypeScript allows only to who asks for them. Entries say that they run in the browser.
 */
export function shippedText({ path, text }: SourceFile): string {
  const folder = posix.dirname(shippedPath(path));
  const rewritten = text.replace(RELATIVE_IMPORT, (_, keyword, specifier) => {
    const target = shippedPath(importedPath(path, specifier)).replace(/\.tsx?$/, "");
    const relative = posix.relative(folder, target);
    return `${keyword}"${relative.startsWith(".") ? relative : `./${relative}`}"`;
  });
  return path.startsWith("src/take-home/") ? `"use client";\n\n${rewritten}` : rewritten;
}
