import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { isAlive } from "./processes/process-identity.ts";
import { repositoryDirectory } from "./repository.ts";

const announcement = z.strictObject({
  url: z.url(),
  databaseUrl: z.url(),
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  stripeUrl: z.url(),
  webhookSecret: z.string().startsWith("whsec_"),
  dashboardUrl: z.url(),
  users: z.array(z.strictObject({
    email: z.email(),
    password: z.string(),
    user_id: z.uuid(),
    memberships: z.array(z.strictObject({ tenant_id: z.uuid(), role: z.string() })),
  })).min(1),
  tenants: z.array(z.strictObject({ tenant_id: z.uuid(), name: z.string() })).min(1),
});

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function startHeadless(...flags: string[]) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(repositoryDirectory, "stack", "headless.ts"), ...flags],
    { cwd: repositoryDirectory, stdio: ["ignore", "pipe", "pipe"] },
  );
  started.push(child);
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const firstLine = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  return {
    pid: child.pid ?? 0,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ready: () => Promise.race([firstLine, exit]),
    exit,
    output: text(child.stdout),
    log: text(child.stderr),
  };
}

/** Every process below this one, and the data directory of the Postgres among them. */
function family(pid: number): { pids: number[]; dataDirectory: string } {
  const all = existsSync("/proc/self/stat") ? processesOfProc() : processesOfPs();
  const pids = [pid];
  for (const parent of pids) {
    pids.push(...all.filter((one) => one.parent === parent).map((one) => one.pid));
  }
  const commands = all.filter((one) => pids.includes(one.pid)).map(({ command }) => command);
  const found = commands.map((command) => /\/postgres -D (\S+)/.exec(command)?.[1]);
  return { pids, dataDirectory: found.find((directory) => directory !== undefined) ?? "" };
}

type Process = { pid: number; parent: number; command: string };

function processesOfProc(): Process[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => ({
    pid: Number(name),
    parent: Number(/^PPid:\t(\d+)/m.exec(readIfThere(`/proc/${name}/status`))?.[1] ?? 0),
    command: readIfThere(`/proc/${name}/cmdline`).replaceAll("\0", " "),
  }));
}

function processesOfPs(): Process[] {
  const listing = execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" });
  return listing.split("\n").map((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command: command ?? "" };
  });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

async function untilGone(pids: number[]): Promise<number[]> {
  for (let round = 0; round < 200 && pids.some(isAlive); round++) await sleep(50);
  return pids.filter(isAlive);
}

test("prints one line of JSON, serves, and leaves nothing behind on SIGTERM", async () => {
  const stack = startHeadless("--ephemeral");
  await stack.ready();
  const { pids, dataDirectory } = family(stack.pid);
  expect(pids.length).toBeGreaterThan(8);
  stack.kill("SIGTERM");
  expect(await stack.exit).toBe(0);
  expect(await untilGone(pids)).toEqual([]);
  expect(existsSync(dataDirectory)).toBe(false);

  const output = await stack.output;
  expect(output.trimEnd().split("\n")).toHaveLength(1);
  announcement.parse(JSON.parse(output));
  expect(await stack.log).toContain("Starting Postgres");
});

test("takes its processes and temporary files along when it is killed", async () => {
  const stack = startHeadless("--ephemeral");
  await stack.ready();
  const { pids, dataDirectory } = family(stack.pid);
  expect(existsSync(dataDirectory)).toBe(true);
  stack.kill("SIGKILL");
  await stack.exit;
  expect(await untilGone(pids)).toEqual([]);
  for (let round = 0; round < 100 && existsSync(dataDirectory); round++) await sleep(50);
  expect(existsSync(dataDirectory)).toBe(false);
});

test("a signal during the start undoes what was started", async () => {
  const stack = startHeadless("--ephemeral");
  while (family(stack.pid).dataDirectory === "") await sleep(20);
  const { pids } = family(stack.pid);
  stack.kill("SIGINT");
  expect(await stack.exit).toBe(0);
  expect(await untilGone(pids)).toEqual([]);
  expect(await stack.output).toBe("");
});

test("refuses a port that is taken before it starts anything", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const address = holder.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const stack = startHeadless("--ephemeral", "--port", String(port));
  expect(await stack.exit).toBe(1);
  expect(await stack.output).toBe("");
  expect(await stack.log).toContain(`Cannot use port ${port}`);
  holder.close();
});
