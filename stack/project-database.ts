import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { applyMigrations, runSeed } from "./migrations.ts";
import { preparePlatform } from "./platform.ts";
import type { Databases } from "./postgres/databases.ts";

export type ProjectDatabaseOptions = {
  /** The directory that contains `supabase/`. */
  projectDirectory: string;
  /** Told what is being done, as it starts. */
  onStep?: ((step: string) => void) | undefined;
};

/**
 * Brings a database to the state of the project: platform, pending migrations, seeds. Every part is
 * safe to repeat, so this runs on each start and an interrupted one is completed by the next.
 */
export async function updateProjectDatabase(
  databaseUrl: string,
  { projectDirectory, onStep = () => undefined }: ProjectDatabaseOptions,
): Promise<void> {
  onStep("Preparing roles and schemas");
  await preparePlatform(databaseUrl);
  onStep("Applying migrations");
  await applyMigrations(databaseUrl, projectDirectory).catch((cause: Error) => {
    throw new Error(
      `${cause.message}\n\nIf this data is from before the migrations were rewritten, start over ` +
        "with: npm start -- --reset",
      { cause },
    );
  });
  onStep("Loading seeds");
  await runSeed(databaseUrl, projectDirectory, "seed.sql");
  await runSeed(databaseUrl, projectDirectory, "seed-demo.sql");
}

/** The template database of a server: the project, freshly set up, closed to connections. */
export const templateName = "project_template";

/** Builds the template once, so that `createProjectDatabase` takes milliseconds, not seconds. */
export async function createProjectTemplate(
  server: Databases,
  options: ProjectDatabaseOptions,
): Promise<void> {
  const url = await server.createDatabase(templateName);
  await updateProjectDatabase(url, options);
  // Copying a database fails while anybody is connected to it; now nobody can be.
  const sql = postgres(server.databaseUrl("postgres"), { max: 1 });
  try {
    await sql.unsafe(
      `alter database ${templateName} with is_template true allow_connections false`,
    );
  } finally {
    await sql.end();
  }
}

/** A fresh database from the template, under a name nobody else uses; returns its name and URL. */
export async function createProjectDatabase(
  server: Databases,
): Promise<{ name: string; databaseUrl: string }> {
  const name = `project_${randomBytes(6).toString("hex")}`;
  return { name, databaseUrl: await server.createDatabase(name, { template: templateName }) };
}
