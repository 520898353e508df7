/** npm run db:generate: rewrites the database types and the schema dump from the migrations. */
import { writeFile } from "node:fs/promises";
import { GENERATED_FILES } from "./generated-files.ts";
import { withScratchProject } from "./scratch-project.ts";

await withScratchProject({ migrations: true }, async (databaseUrl) => {
  for (const { path, generate } of GENERATED_FILES) {
    await writeFile(path, await generate(databaseUrl));
    console.error(`Wrote ${path.pathname}`);
  }
});
