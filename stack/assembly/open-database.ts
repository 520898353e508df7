import type { Databases } from "../postgres/databases.ts";
import { startPostgresServer } from "../postgres-server.ts";
import { createProjectDatabase, updateProjectDatabase } from "../project-database.ts";
import type { Assembly } from "./assembly.ts";

export type DatabaseOptions = {
  projectDirectory: string;
  dataDirectory: string | undefined;
  server: Databases | undefined;
};

/**
 * A database with the project in it: a fresh copy of the template on a given server, otherwise the
 * one database of a server of our own. Returns its URL.
 */
export async function openDatabase(options: DatabaseOptions, assembly: Assembly): Promise<string> {
  const { projectDirectory, dataDirectory, server } = options;
  if (server !== undefined) {
    assembly.step("Copying the template database");
    const { name, databaseUrl } = await createProjectDatabase(server);
    assembly.defer(() => server.dropDatabase(name));
    return databaseUrl;
  }
  assembly.step("Starting Postgres 17");
  const port = await assembly.port("database");
  const own = assembly.own(await startPostgresServer({ dataDirectory, port }));
  const databaseUrl = own.databaseUrl("postgres");
  await updateProjectDatabase(databaseUrl, { projectDirectory, onStep: assembly.step });
  return databaseUrl;
}
