import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryDirectory } from "./repository.ts";

/** Adds the variables of the repository's .env, if there is one; those already set win. */
export function loadEnvFile(): void {
  const path = join(repositoryDirectory, ".env");
  if (existsSync(path)) process.loadEnvFile(path);
}
