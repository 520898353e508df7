import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isAlive } from "./processes/process-identity.ts";
import { repositoryDirectory } from "./repository.ts";

const runningStack = z.object({
  pid: z.number().int(),
  url: z.url(),
  publishableKey: z.string(),
  secretKey: z.string(),
  stripeUrl: z.url(),
  stripeSecretKey: z.string(),
});

/** How to reach the stack of this repository that `npm start` runs. */
export type RunningStack = Omit<z.infer<typeof runningStack>, "pid">;

const file = join(repositoryDirectory, ".tenant-credits", "running.json");

/** Tells other commands of this repository where the stack is; the returned function takes it back. */
export async function announceRunningStack(
  { url, publishableKey, secretKey, stripeUrl, stripeSecretKey }: RunningStack,
): Promise<() => Promise<void>> {
  const announced = {
    ...{ pid: process.pid, url, publishableKey, secretKey },
    ...{ stripeUrl, stripeSecretKey },
  };
  await writeFile(file, JSON.stringify(announced), { mode: 0o600 });
  return () => rm(file, { force: true });
}

/** The running stack, or null: also when one was killed and could not take its announcement back. */
export async function readRunningStack(): Promise<RunningStack | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const announced = runningStack.parse(JSON.parse(text));
  return isAlive(announced.pid) ? announced : null;
}
