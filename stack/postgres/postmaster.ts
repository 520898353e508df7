import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithParent } from "../processes/end-with-parent.ts";
import { stopProcess } from "../processes/stop-process.ts";
import type { Cluster } from "./cluster.ts";

const START_TIMEOUT_MS = 60_000;

const stackSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  synchronous_commit: "on",
  jit: "off",
  timezone: "UTC",
  lc_messages: "C",
} as const;

export type Postmaster = { pid: number; port: number; stop: () => Promise<void> };

export type PostmasterOptions = {
  program: string;
  port: number;
  settings: Readonly<Record<string, string>>;
};

/** Starts the server program on an initialised cluster and resolves once it takes connections. */
export async function startPostmaster(
  cluster: Cluster,
  options: PostmasterOptions,
): Promise<Postmaster> {
  const settings = Object.entries({ ...stackSettings, ...options.settings });
  const args = ["-D", cluster.directory, "-p", String(options.port)];
  for (const [name, value] of settings) args.push("-c", `${name}=${value}`);

  const log = await open(cluster.logFile, "w", 0o600);
  // Its own session: Ctrl-C in a terminal must reach us alone, so that we choose what stops when.
  const child = spawn(options.program, args, {
    ...cluster.account,
    cwd: "/",
    env: { LC_ALL: "C" },
    stdio: ["ignore", log.fd, log.fd],
    detached: true,
  });
  child.on("error", () => undefined);
  child.unref();
  await log.close();
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot start Postgres: ${options.program} does not run`);
  const callOff = endWithParent({
    pid,
    signal: "INT",
    removeDirectory: cluster.temporary ?? undefined,
  });
  const stop = async () => {
    await stopProcess(pid, [
      // Fast: sessions end, a checkpoint is written. Then immediate, as after a crash.
      { signal: "SIGINT", patience_ms: 15_000 },
      { signal: "SIGQUIT", patience_ms: 5_000 },
      { signal: "SIGKILL", patience_ms: 5_000 },
    ]);
    callOff();
  };
  try {
    await untilReady(cluster, child, pid);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, port: options.port, stop };
}

async function untilReady(cluster: Cluster, child: ChildProcess, pid: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (await isReady(cluster.directory, pid)) return;
    await sleep(20);
  }
  const log = await readFile(cluster.logFile, "utf8").catch(() => "");
  const tail = log.trim().split("\n").slice(-8).join("\n");
  throw new Error(`Cannot start Postgres on ${cluster.directory}; its log ends with:\n${tail}`);
}

// The status line that pg_ctl reads too; unlike the log it does not depend on a language.
async function isReady(clusterDirectory: string, pid: number): Promise<boolean> {
  const file = join(clusterDirectory, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  return lines[0] === String(pid) && lines[7]?.trim() === "ready";
}
