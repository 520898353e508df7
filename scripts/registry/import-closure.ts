import { join, posix } from "node:path";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { importsOf } from "../../tests/structure/syntax.ts";

export type SourceFile = { path: string; text: string };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Reads a file of the repository; throws when it is not there. */
export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

/** The path that a relative import of a file names. */
export function importedPath(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier);
}

/** The entries and everything that they import by relative paths, however far; sorted by path. */
export function importClosure(
  entries: readonly string[],
  read: (path: string) => SourceFile = readSource,
): SourceFile[] {
  const found = new Map<string, SourceFile>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const file = read(path);
    found.set(path, file);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith(".")) waiting.push(importedPath(path, specifier));
    }
  }
  return [...found.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

/** The packages that files import, by name. */
export function packagesOf(files: readonly SourceFile[]): string[] {
  const names = files.flatMap((file) => importsOf(file))
    .filter((specifier) => !specifier.startsWith("."))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  return [...new Set(names)].sort();
}
