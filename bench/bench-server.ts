import { createProjectTemplate, templateName } from "../stack/project-database.ts";
import { startPostgresServer } from "../stack/postgres-server.ts";
import type { Driver } from "./driver.ts";
import { nodeDriver } from "./node-driver.ts";
import { pgbenchDriver } from "./pgbench-driver.ts";

/** A server of this process with databases of the project, and what puts load on them. */
export type BenchServer = AsyncDisposable & {
  /** A new project, or a copy of another database of this server. */
  createDatabase(name: string, options?: { template: string }): Promise<string>;
  driverFor(databaseUrl: string): Promise<Driver>;
};

/** What Supabase sets for two cores and 4 GB of memory: the defaults are for the smallest machine. */
const HOSTED_SETTINGS = {
  shared_buffers: "1GB",
  effective_cache_size: "3GB",
  wal_buffers: "16MB",
  min_wal_size: "1GB",
  max_wal_size: "4GB",
  checkpoint_completion_target: "0.9",
};

/** Starts an embedded Postgres with durable commits, which ends with this process. */
export async function startBenchServer(note: (line: string) => void): Promise<BenchServer> {
  const server = await startPostgresServer({ settings: HOSTED_SETTINGS });
  const projectDirectory = new URL("..", import.meta.url).pathname;
  await createProjectTemplate(server, { projectDirectory, onStep: note });
  return {
    createDatabase: (name, { template } = { template: templateName }) =>
      server.createDatabase(name, { template }),
    driverFor: async (databaseUrl) => {
      // As the Data API calls: service_role, which must go through the functions for everything.
      const asService = `${databaseUrl}&options=-c%20role%3Dservice_role`;
      return await pgbenchDriver(asService) ?? nodeDriver(asService);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
