import type { TestProject } from "vitest/node";
import { startPostgresServer } from "../../stack/postgres-server.ts";
import { createProjectTemplate } from "../../stack/project-database.ts";
import { repositoryDirectory } from "../../stack/repository.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The admin URL of the run's one Postgres server, which has the project's template. */
    postgresAdminUrl: string;
  }
}

/** One real server per run; durability is not what tests wait for, so fsync is off. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer({
    settings: { fsync: "off", max_connections: "500" },
  });
  await createProjectTemplate(server, { projectDirectory: repositoryDirectory });
  project.provide("postgresAdminUrl", server.adminUrl);
  return async () => await server[Symbol.asyncDispose]();
}
