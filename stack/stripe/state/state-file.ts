import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Persistent } from "./persistent.ts";

/** Where the state outlives the process; without a path nothing is kept. */
export interface StateFile {
  /** Resolves once everything that had changed by now is on disk. Many calls at once share writes. */
  save(): Promise<void>;
}

async function readSaved(path: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

/** Loads the saved parts, if there are any, and returns how to save them again. */
export async function openStateFile(
  path: string | undefined,
  parts: readonly Persistent[],
): Promise<StateFile> {
  if (path === undefined) return { save: () => Promise.resolve() };
  try {
    const saved = await readSaved(path);
    for (const part of parts) {
      if (saved?.[part.name] !== undefined) part.load(saved[part.name]);
    }
  } catch (cause) {
    throw new Error(`Cannot read the simulator's state from ${path}: delete it to start over`, {
      cause,
    });
  }
  await mkdir(dirname(path), { recursive: true });
  const write = async () => {
    const saved = Object.fromEntries(parts.map((part) => [part.name, part.dump()]));
    // A rename is atomic: a crash leaves the old state or the new one, never half of one.
    await writeFile(`${path}.new`, JSON.stringify(saved), { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  return {
    save() {
      next ??= running.catch(() => undefined).then(() => {
        next = undefined;
        running = write();
        return running;
      });
      return next;
    },
  };
}
