/**
 * npm run db:check: exit code 1 when the schema files and the migrations differ, when a generated file
 * is stale, or when Supabase's advisors have anything to say at level warn or above.
 */
import { readFile } from "node:fs/promises";
import { GENERATED_FILES } from "./generated-files.ts";
import { adviseOn, planMigration } from "./schema-tools.ts";
import { withScratchProject } from "./scratch-project.ts";

async function schemasEqualMigrations(databaseUrl: string): Promise<string[]> {
  const difference = await planMigration(databaseUrl);
  return difference === null ? [] : [
    `supabase/schemas and supabase/migrations differ; run npm run db:migration\n${difference}`,
  ];
}

async function generatedFilesAreCurrent(databaseUrl: string): Promise<string[]> {
  const stale: string[] = [];
  for (const { path, generate } of GENERATED_FILES) {
    const committed = await readFile(path, "utf8").catch(() => null);
    if (committed !== await generate(databaseUrl)) {
      stale.push(`${path.pathname} is stale; run npm run db:generate`);
    }
  }
  return stale;
}

async function advisorsAreSilent(databaseUrl: string): Promise<string[]> {
  try {
    await adviseOn(databaseUrl);
    return [];
  } catch (error) {
    const findings = error instanceof Error && "stdout" in error ? String(error.stdout) : error;
    return [`Supabase's advisors object:\n${findings}`];
  }
}

const problems = await withScratchProject({ migrations: true }, async (databaseUrl) => [
  ...await schemasEqualMigrations(databaseUrl),
  ...await generatedFilesAreCurrent(databaseUrl),
  ...await advisorsAreSilent(databaseUrl),
]);

for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exit(1);
console.error("✓ schemas = migrations, generated files current, advisors silent");
