import { rm } from "node:fs/promises";
import { type Cleanup, createCleanup } from "./cleanup.ts";
import { lockDataDirectory } from "./data-directory.ts";
import { freePort, isPortFree } from "./free-port.ts";
import { postgresBinaries } from "./postgres/binaries.ts";
import { initialise, persistentCluster, temporaryCluster } from "./postgres/cluster.ts";
import { type Databases, databasesOf } from "./postgres/databases.ts";
import { startPostmaster } from "./postgres/postmaster.ts";
import { stopStalePostmaster } from "./postgres/stale-postmaster.ts";

// Written out because the Supabase CLI insists on TLS otherwise; nothing leaves this machine.
const plainText = "sslmode=disable";

export type PostgresServerOptions = {
  /** Keeps the cluster here across runs; a temporary one is used and removed when left out. */
  dataDirectory?: string | undefined;
  /** Exactly this port; a free one when left out. */
  port?: number | undefined;
  /** Server settings on top of the stack's own, for example `{ fsync: "off" }`. */
  settings?: Readonly<Record<string, string>> | undefined;
};

/** A running server of this process; disposing it stops the server. */
export type PostgresServer = Databases & AsyncDisposable & {
  /** The URL of the maintenance database, as superuser. */
  adminUrl: string;
  pid: number;
  port: number;
};

/**
 * Starts Postgres 17 on 127.0.0.1, under an unprivileged account when we are root. The server ends
 * with this process, however that ends; one that a killed stack left behind is stopped first.
 */
export async function startPostgresServer(
  options: PostgresServerOptions = {},
): Promise<PostgresServer> {
  const cleanup = createCleanup();
  try {
    return await start(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(options: PostgresServerOptions, cleanup: Cleanup): Promise<PostgresServer> {
  const { dataDirectory } = options;
  if (dataDirectory !== undefined) cleanup.defer(await lockDataDirectory(dataDirectory));
  const cluster = dataDirectory === undefined
    ? await temporaryCluster()
    : await persistentCluster(dataDirectory);
  const { temporary } = cluster;
  if (temporary !== null) cleanup.defer(() => rm(temporary, { recursive: true, force: true }));

  const port = await portFor(options.port);
  const binaries = await postgresBinaries(cluster.account);
  await stopStalePostmaster(cluster.directory);
  await initialise(cluster, binaries.initdb);
  const { pid, stop } = await startPostmaster(cluster, {
    program: binaries.postgres,
    port,
    settings: options.settings ?? {},
  });
  cleanup.defer(stop);

  const adminUrl =
    `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/postgres?${plainText}`;
  return { ...databasesOf(adminUrl), adminUrl, pid, port, [Symbol.asyncDispose]: cleanup.run };
}

async function portFor(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return await freePort();
  if (await isPortFree(wanted)) return wanted;
  throw new Error(
    `Cannot start Postgres on port ${wanted}: something else listens there; choose another port`,
  );
}
