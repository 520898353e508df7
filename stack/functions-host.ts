import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createCleanup } from "./cleanup.ts";
import { denoProgram } from "./functions/deno-program.ts";
import { keepServing, type KeptFunction } from "./functions/keep-serving.ts";

export type FunctionsHostOptions = {
  /** The directory that contains `supabase/functions/`. */
  projectDirectory: string;
  /** The variables the functions see, besides what Deno itself needs. */
  environment: Readonly<Record<string, string>>;
  log?: ((line: string) => void) | undefined;
};

/** The running edge functions of the project. */
export type FunctionsHost = AsyncDisposable & {
  names: string[];
  /** The function's port; "restarting" between two processes; null if there is no such function. */
  portOf(name: string): number | "restarting" | null;
  /** Kills the function's process, so that a test sees what a crash leaves behind. */
  crash(name: string): void;
};

/** Starts one Deno process for every folder of `supabase/functions` that has an index.ts. */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const { projectDirectory, environment, log = () => undefined } = options;
  const names = await functionNames(projectDirectory);
  const program = denoProgram();
  const kept = new Map<string, KeptFunction>();
  const cleanup = createCleanup();
  cleanup.defer(async () => {
    await Promise.all([...kept.values()].map((one) => one.stop()));
  });

  const starts = await Promise.allSettled(names.map(async (name) => {
    const directory = join(projectDirectory, "supabase", "functions", name);
    kept.set(name, await keepServing({ name, directory, program, environment, log }));
  }));
  const failures = starts.filter((start) => start.status === "rejected");
  if (failures.length > 0) {
    await cleanup.run();
    throw new Error(failures.map(({ reason }) => String(reason)).join("\n"));
  }
  return {
    names,
    portOf: (name) => {
      const found = kept.get(name);
      return found === undefined ? null : found.port() ?? "restarting";
    },
    crash: (name) => kept.get(name)?.crash(),
    [Symbol.asyncDispose]: cleanup.run,
  };
}

async function functionNames(projectDirectory: string): Promise<string[]> {
  const directory = join(projectDirectory, "supabase", "functions");
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, "index.ts")))
    .map((entry) => entry.name)
    .sort();
}
