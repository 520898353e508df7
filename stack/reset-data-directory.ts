import { rm } from "node:fs/promises";
import { lockDataDirectory } from "./data-directory.ts";
import { persistentCluster } from "./postgres/cluster.ts";
import { stopStalePostmaster } from "./postgres/stale-postmaster.ts";

/** Removes a stack's database, keys and simulator state; refuses while a stack runs on them. */
export async function resetDataDirectory(dataDirectory: string): Promise<void> {
  const unlock = await lockDataDirectory(dataDirectory);
  try {
    // The cluster may live elsewhere when its account cannot reach this directory.
    const cluster = await persistentCluster(dataDirectory);
    await stopStalePostmaster(cluster.directory);
    await rm(cluster.directory, { recursive: true, force: true });
    await rm(dataDirectory, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}
