import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Driver, Load, Sample } from "./driver.ts";
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
      ...[`--jobs=${Math.min(2, load.clients)}`, `--time=${load.seconds}`, `--file=${script}`],
      ...["--log", "--log-prefix", join(directory, "latency"), databaseUrl],
    ], { maxBuffer: 64 * 1024 * 1024 });
    return { latencies: await readLatencies(directory), seconds: load.seconds };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The third field of each line is the latency in microseconds. */
async function readLatencies(directory: string): Promise<Float64Array> {
  const files = (await readdir(directory)).filter((file) => file.startsWith("latency"));
  const logs = await Promise.all(files.map((file) => readFile(join(directory, file), "utf8")));
  const lines = logs.flatMap((log) => log.trimEnd().split("\n"));
  return Float64Array.from(lines, (line) => Number(line.split(" ")[2]) / 1000);
}
