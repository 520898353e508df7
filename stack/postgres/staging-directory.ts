import { createHash } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Account, canEnter } from "./account.ts";

/** A temporary directory the account can reach; root's own may be closed to everybody else. */
export function reachableTemporaryDirectory(account: Account): string {
  const found = [tmpdir(), "/tmp", "/var/tmp"].find((candidate) => canEnter(account, candidate));
  if (found === undefined) {
    throw new Error(
      "Cannot find a temporary directory that the Postgres account may enter; set TMPDIR to one",
    );
  }
  return found;
}

/**
 * The one directory outside the repository that belongs to `home`: same home, same directory on
 * every start. Used only by root, when a folder above `home` is closed to the Postgres account.
 */
export async function stagingDirectory(account: Account, home: string): Promise<string> {
  const name = createHash("sha256").update(resolve(home)).digest("hex").slice(0, 12);
  const directory = join(reachableTemporaryDirectory(account), `tenant-credits-${name}`);
  await mkdir(directory, { recursive: true, mode: 0o711 });
  const { uid, mode } = await lstat(directory);
  // The name can be guessed, so somebody else may have been there first.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Error(`Cannot use ${directory}: it does not belong to this account; remove it`);
  }
  return directory;
}
