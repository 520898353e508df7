import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Driver, Load, Sample } from "./driver.ts";
import { latenciesAfter } from "./pgbench-log.ts";
import { pgbenchScript } from "./pgbench-script.ts";

const run = promisify(execFile);

/** pgbench with prepared statements, or null where it is not installed. */
export async function pgbenchDriver(databaseUrl: string): Promise<Driver | null> {
  const version = await run("pgbench", ["--version"]).catch(() => null);
  if (version === null) return null;
  return { name: version.stdout.trim(), run: (load) => measure(databaseUrl, load) };
}

async function measure(databaseUrl: string, load: Load): Promise<Sample> {
  const directory = await mkdtemp(join(tmpdir(), "tenant-credits-bench-"));
  try {
    const script = join(directory, "workload.sql");
    await writeFile(script, pgbenchScript(load));
    await run("pgbench", [
      ...["--no-vacuum", "--protocol=prepared", `--client=${load.clients}`],
      ...[`--jobs=${Math.min(2, load.clients)}`, `--file=${script}`],
      `--time=${load.warmUpSeconds + load.seconds}`,
      ...["--log", "--log-prefix", join(directory, "latency"), databaseUrl],
    ], { maxBuffer: 64 * 1024 * 1024 });
    const latencies = latenciesAfter(load.warmUpSeconds, await readLog(directory));
    return { latencies, seconds: load.seconds };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function readLog(directory: string): Promise<string> {
  const files = (await readdir(directory)).filter((file) => file.startsWith("latency"));
  return (await Promise.all(files.map((file) => readFile(join(directory, file), "utf8")))).join("");
}
