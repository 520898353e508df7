import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { runProgram } from "./processes/run-program.ts";

const supabaseCli = join(
  dirname(createRequire(import.meta.url).resolve("supabase/package.json")),
  "dist",
  "supabase.js",
);

/**
 * Applies the pending migrations of `<projectDirectory>/supabase/migrations` with the real Supabase
 * CLI, so that a migration which would fail on deployment fails here. Returns how many it applied.
 */
export async function applyMigrations(
  databaseUrl: string,
  projectDirectory: string,
): Promise<number> {
  const output = await runProgram(process.execPath, [
    supabaseCli,
    "migration",
    "up",
    `--remote=${databaseUrl}`,
    "--workdir",
    projectDirectory,
    "--include-all",
    "--yes",
  ], {
    cwd: projectDirectory,
    // Development on this machine is nobody's statistics.
    env: { ...process.env, DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1" },
    purpose: "apply the migrations of supabase/migrations",
  });
  return output.split("\n").filter((line) => line.startsWith("Applying migration")).length;
}

/** Runs `supabase/<name>` on the database if that file exists. */
export async function runSeed(
  databaseUrl: string,
  projectDirectory: string,
  name: "seed.sql" | "seed-demo.sql",
): Promise<void> {
  const seed = await readFile(join(projectDirectory, "supabase", name), "utf8").catch(() => null);
  if (seed === null) return;
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(seed);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot run supabase/${name}: ${reason}`, { cause });
  } finally {
    await sql.end();
  }
}
