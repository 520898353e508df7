import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isAlive, processToken } from "./processes/process-identity.ts";

const lockContent = z.object({ pid: z.int().positive(), token: z.string() });

/**
 * Takes the directory for this process alone and returns the function that gives it back. A lock
 * whose process is gone is taken over; a living owner is an error that names it.
 */
export async function lockDataDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, "stack.lock");
  const owner = await livingOwner(path);
  if (owner !== null) {
    throw new Error(
      `Cannot use ${directory}: the stack of process ${owner} is running on it; ` +
        `end that one (kill ${owner}) or start this one with --ephemeral`,
    );
  }
  await rm(path, { force: true });
  // "wx" fails if the file exists: of two stacks that start at the same moment one wins.
  const lock = await open(path, "wx", 0o600).catch(() => {
    throw new Error(`Cannot use ${directory}: another stack took it just now; try again`);
  });
  await lock.writeFile(JSON.stringify({ pid: process.pid, token: processToken(process.pid) }));
  await lock.close();
  return () => rm(path, { force: true });
}

async function livingOwner(path: string): Promise<number | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  const lock = lockContent.safeParse(parseJson(text));
  if (!lock.success) return null;
  const { pid, token } = lock.data;
  // Process ids are reused after a restart of the machine; the start time tells them apart.
  return isAlive(pid) && processToken(pid) === token ? pid : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
