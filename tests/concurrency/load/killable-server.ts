import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPostgresServer } from "../../../stack/postgres-server.ts";
import { updateProjectDatabase } from "../../../stack/project-database.ts";
import { repositoryDirectory } from "../../../stack/repository.ts";

/** A server of its own with the project's database, whose processes can all be killed. */
export async function startKillableServer() {
  const dataDirectory = await mkdtemp(join(tmpdir(), "tenant-credits-crash-"));
  // The account that runs the server must reach its files in here.
  await chmod(dataDirectory, 0o755);
  const start = (port?: number) =>
    // What a killed process has written is the operating system's: it needs no fsync to survive.
    startPostgresServer({ dataDirectory, port, settings: { fsync: "off" } });
  let server = await start();
  const databaseUrl = await server.createDatabase("project");
  await updateProjectDatabase(databaseUrl, { projectDirectory: repositoryDirectory });

  return {
    databaseUrl,
    /** SIGKILL to the server and all its backends, then a start on what they left behind. */
    async killAndRestart(): Promise<void> {
      // Stopped first: a backend that it begins while they are counted would outlive it, and keep
      // the memory that they share from its successor.
      process.kill(server.pid, "SIGSTOP");
      const processes = [...childrenOf(server.pid), server.pid];
      for (const pid of processes) {
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // A backend that ended by itself just now is as dead as the others.
        }
      }
      while (processes.some(isRunning)) await sleep(5);
      await server[Symbol.asyncDispose]();
      server = await start(server.port);
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await server[Symbol.asyncDispose]();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Where there is no /proc none are found; backends without a postmaster then end by themselves. */
function childrenOf(parent: number): number[] {
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((pid) => statOf(pid)?.parent === parent);
}

/** Whether a process still holds memory; one that only waits for its parent to ask holds none. */
function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== null && stat.state !== "Z";
}

/** What /proc says of a process; null where there is no /proc or no such process. */
function statOf(pid: number): { state: string; parent: number } | null {
  try {
    const stat = readFileSync(join("/proc", String(pid), "stat"), "utf8");
    const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}
