/**
 * npm run db:migration -- <verb_object> [--rewrite]
 *
 * Writes supabase/migrations/<utc14>_<verb_object>.sql with what the schema files have and the
 * migrations have not. --rewrite replaces all migrations by one: only until the first release.
 */
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { planMigration } from "./schema-tools.ts";
import { withScratchProject } from "./scratch-project.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rewrite: { type: "boolean", default: false } },
});
const [name] = positionals;
if (name === undefined || !/^[a-z]+(_[a-z]+)+$/.test(name)) {
  console.error("Cannot name the migration: give a verb and an object, like create_ledger");
  process.exit(2);
}

const directory = new URL("../supabase/migrations", import.meta.url).pathname;
const migration = await withScratchProject({ migrations: !values.rewrite }, planMigration);
if (migration === null) {
  console.error("The migrations already say what the schema files say; nothing written");
} else {
  if (values.rewrite) {
    for (const file of await readdir(directory)) await rm(join(directory, file));
  }
  const version = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const file = join(directory, `${version}_${name}.sql`);
  await writeFile(file, migration);
  console.error(`Wrote ${file}; review it, then run npm run db:generate`);
}
