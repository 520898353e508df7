import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { endWithParent } from "../processes/end-with-parent.ts";
import { stopProcess } from "../processes/stop-process.ts";

const BOOT_TIMEOUT_MS = 60_000;

export type ServeFunctionOptions = {
  name: string;
  /** The function's folder, with its index.ts and deno.json. */
  directory: string;
  /** Another file of the folder to serve. */
  entry?: string;
  program: string;
  environment: Readonly<Record<string, string>>;
  log: (line: string) => void;
};

/** One Deno process that answers for one function. */
export type ServedFunction = {
  port: number;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it as a crash would: at once, with its requests in flight unanswered. */
  crash(): void;
};

/** Starts the function's own process; rejects with what it printed if it dies before listening. */
export async function serveFunction(options: ServeFunctionOptions): Promise<ServedFunction> {
  const { name, directory, entry = "index.ts", program, environment, log } = options;
  const child = spawn(program, [
    "serve",
    "--host=127.0.0.1",
    "--port=0",
    `--config=${join(directory, "deno.json")}`,
    // npm: specifiers come from the repository's node_modules: same versions as everything else.
    "--node-modules-dir=manual",
    "--no-prompt",
    "--allow-net",
    "--allow-env",
    join(directory, entry),
  ], {
    cwd: directory,
    env: { ...denoEnvironment(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own session, so that Ctrl-C reaches us alone and requests in flight can finish.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot start function ${name}: ${program} does not run`);
  const callOff = endWithParent({ pid, signal: "TERM" });
  void ended.then(callOff);
  const stop = async () => {
    await stopProcess(pid, [
      { signal: "SIGTERM", patience_ms: 2_000 },
      { signal: "SIGKILL", patience_ms: 5_000 },
    ]);
    await ended;
  };
  try {
    const port = await listeningPort(child, ended, { name, log });
    return { port, ended, stop, crash: () => child.kill("SIGKILL") };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listeningPort(
  child: ChildProcess,
  ended: Promise<void>,
  { name, log }: { name: string; log: (line: string) => void },
): Promise<number> {
  const printed: string[] = [];
  let booting = true;
  const port = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        if (booting) printed.push(line);
        const listening = /Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
        if (booting && listening !== undefined) return resolve(Number(listening));
        log(`${name}: ${line}`);
      });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    const fail = (why: string) =>
      reject(new Error(`Cannot start function ${name}: ${why}\n${printed.join("\n")}`));
    void ended.then(() => fail("it ended before it listened"));
    timer = setTimeout(() => fail("it did not listen in time"), BOOT_TIMEOUT_MS);
  });
  try {
    return await Promise.race([port, failed]);
  } finally {
    booting = false;
    clearTimeout(timer);
  }
}

// Never the whole environment of this process: a function must not work here because of a variable
// that it will not have when deployed.
function denoEnvironment(): Record<string, string> {
  const environment: Record<string, string> = { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
  for (const name of ["PATH", "HOME", "DENO_DIR"]) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
