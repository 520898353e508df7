/**
 * Part of npm run build: writes the take-home components beside the dashboard, as dist/r/NAME.json, by
 * the shadcn CLI's own build.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRegistry } from "./registry/make-registry.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const staged = join(root, ".tenant-credits", "registry");
const output = join(root, "dist", "r");

const { registry, files } = makeRegistry();
rmSync(staged, { recursive: true, force: true });
for (const { path, text } of files) {
  mkdirSync(dirname(join(staged, path)), { recursive: true });
  writeFileSync(join(staged, path), text);
}
writeFileSync(join(staged, "registry.json"), JSON.stringify(registry, null, 2));
rmSync(output, { recursive: true, force: true });
execFileSync("npx", ["--no-install", "shadcn", "build", "--output", output, "--cwd", staged], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
});
console.log(`${files.length} files of the take-home components in dist/r`);
