/** Part of npm run types: the real `deno check` over every edge function, with its own deno.json. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const functions = join(root, "supabase", "functions");

const names = readdirSync(functions).filter((name) => !name.startsWith("_"));
const failed = names.filter((name) => {
  const directory = join(functions, name);
  const { status } = spawnSync(join(root, "node_modules", ".bin", "deno"), [
    ...["check", "--quiet", "--node-modules-dir=manual", "--config", join(directory, "deno.json")],
    join(directory, "index.ts"),
  ], { stdio: "inherit" });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Cannot accept ${failed.join(", ")}: Deno finds type errors`);
  process.exit(1);
}
