import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, processArguments } from "../processes/process-identity.ts";
import { stopProcess } from "../processes/stop-process.ts";

/**
 * Stops the server that a killed stack left behind on this cluster. Call it only while holding the
 * lock of the data directory: then no living stack can be its parent.
 */
export async function stopStalePostmaster(clusterDirectory: string): Promise<void> {
  const pidFile = join(clusterDirectory, "postmaster.pid");
  const content = await readFile(pidFile, "utf8").catch(() => null);
  if (content === null) return;
  const pid = Number.parseInt(content, 10);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid)) {
    const args = processArguments(pid);
    // Without /proc we cannot look; Postgres then refuses to start and names the process itself.
    if (args === null) return;
    if (args.includes(clusterDirectory)) {
      await stopProcess(pid, [
        { signal: "SIGINT", patience_ms: 10_000 },
        { signal: "SIGQUIT", patience_ms: 5_000 },
        { signal: "SIGKILL", patience_ms: 5_000 },
      ]);
    }
  }
  // Whatever process has that number now, it is not this cluster's: the file would only mislead.
  await rm(pidFile, { force: true });
}
