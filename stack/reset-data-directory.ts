import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { lockDataDirectory } from "./data-directory.ts";
import { persistentCluster } from "./postgres/cluster.ts";
import { stopStalePostmaster } from "./postgres/stale-postmaster.ts";

/** Removes a stack's database, keys and simulator state; refuses while a stack runs on them. */
export async function resetDataDirectory(dataDirectory: string): Promise<void> {
  const unlock = await lockDataDirectory(dataDirectory);
  try {
    const { directory } = await persistentCluster(dataDirectory);
    await stopStalePostmaster(directory);
    // Where its account cannot reach the data directory, the cluster has a home elsewhere.
    for (const home of new Set([dirname(directory), dataDirectory])) {
      await rm(home, { recursive: true, force: true });
    }
  } finally {
    await unlock();
  }
}
