import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
      const processes = [server.pid, ...childrenOf(server.pid)];
      for (const pid of processes) {
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // A backend that ended by itself just now is as dead as the others.
        }
      }
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
  return names.filter((name) => /^\d+$/.test(name)).filter((name) => {
    try {
      const stat = readFileSync(join("/proc", name, "stat"), "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] === String(parent);
    } catch {
      return false;
    }
  }).map(Number);
}
