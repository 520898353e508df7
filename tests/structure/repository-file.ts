import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A text file of the repository; path is relative to its root, with forward slashes. */
export type RepositoryFile = { path: string; text: string };

const root = fileURLToPath(new URL("../..", import.meta.url));

const NOT_OURS = new Set([
  ".git",
  ".tenant-credits",
  ".temp",
  "dist",
  "node_modules",
  "package-lock.json",
  "test-results",
]);

const TEXT = /\.(css|html|json|md|sql|toml|ts|tsx)$|(^|\/)(LICENSE|run|\.gitignore)$/;

/** Every text file that somebody wrote, and the generated ones that are committed. */
export function readRepository(): RepositoryFile[] {
  return pathsBelow("").filter((path) => TEXT.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function pathsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsBelow(path) : [path];
    });
}
