import { execFileSync, spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";

/** The unprivileged account a server runs as; null means "as whoever runs this". */
export type Account = { uid: number; gid: number } | null;

/**
 * The account for the server of `clusterDirectory`. Postgres refuses to run as root, so root lends
 * it the owner of an existing cluster, else the account `postgres`, else `nobody`. No account is
 * created: starting a development stack should not change the machine.
 */
export async function accountFor(clusterDirectory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterDirectory).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = namedAccount("postgres") ?? namedAccount("nobody");
  if (account === null) {
    throw new Error(
      "Cannot start Postgres as root: there is no account named postgres or nobody to run it; " +
        "run as an ordinary user",
    );
  }
  return account;
}

/** True when the account can write into the directory, every folder above it included. */
export function canWrite(account: Account, directory: string): boolean {
  return probe(account, 'test -w "$1" && test -x "$1"', directory);
}

/** True when the account can reach what lies in the directory. */
export function canEnter(account: Account, directory: string): boolean {
  return probe(account, 'test -x "$1"', directory);
}

// Asked as that account rather than worked out from modes: groups and access lists count too.
function probe(account: Account, test: string, directory: string): boolean {
  if (account === null) return true;
  const { status } = spawnSync("/bin/sh", ["-c", test, "sh", directory], { ...account, cwd: "/" });
  return status === 0;
}

function namedAccount(name: string): Account {
  try {
    const id = (flag: string) =>
      Number.parseInt(
        execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
        10,
      );
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}
