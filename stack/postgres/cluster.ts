import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../processes/run-program.ts";
import { type Account, accountFor, canWrite } from "./account.ts";
import { reachableTemporaryDirectory, stagingDirectory } from "./staging-directory.ts";

/** Where a server keeps its files, and the account that owns them. */
export type Cluster = {
  account: Account;
  /** Postgres' own data directory (PGDATA). */
  directory: string;
  password: string;
  logFile: string;
  /** What to remove after the run; null when the cluster is kept. */
  temporary: string | null;
};

/** The cluster of a persistent data directory; the password is made once and kept beside it. */
export async function persistentCluster(dataDirectory: string): Promise<Cluster> {
  const inside = join(dataDirectory, "postgres");
  const account = await accountFor(inside);
  await ownDirectory(account, inside);
  const directory = canWrite(account, inside)
    ? inside
    : join(await stagingDirectory(account, dataDirectory), "postgres");

  const passwordFile = join(dataDirectory, "postgres-password");
  if (!await exists(passwordFile)) {
    if (await exists(join(inside, "PG_VERSION"))) {
      throw new Error(
        `Cannot open the database in ${inside}: ${passwordFile} is missing; ` +
          "bring it back or start over with --reset",
      );
    }
    // A data directory that was deleted takes a cluster that had to live elsewhere with it.
    if (directory !== inside) await rm(directory, { recursive: true, force: true });
    await writeFile(passwordFile, newPassword(), { mode: 0o600 });
  }
  await ownDirectory(account, directory);
  const password = await readFile(passwordFile, "utf8");
  const logFile = join(dataDirectory, "postgres.log");
  return { account, directory, password, logFile, temporary: null };
}

/** A cluster in a temporary directory, worthless once its server has stopped. */
export async function temporaryCluster(): Promise<Cluster> {
  const account = await accountFor("");
  const prefix = join(reachableTemporaryDirectory(account), "tenant-credits-run-");
  const temporary = await mkdtemp(prefix);
  const directory = join(temporary, "postgres");
  if (account !== null) await chown(temporary, account.uid, account.gid);
  await ownDirectory(account, directory);
  const logFile = join(temporary, "postgres.log");
  return { account, directory, password: newPassword(), logFile, temporary };
}

/** Runs initdb unless the cluster already exists. */
export async function initialise(cluster: Cluster, initdb: string): Promise<void> {
  if (await exists(join(cluster.directory, "PG_VERSION"))) return;
  const passwordFile = `${cluster.directory}.init-password`;
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.account !== null) {
    await chown(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  try {
    await runProgram(initdb, [
      `--pgdata=${cluster.directory}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      // The built-in locale sorts and folds alike on every machine; the system's need not exist.
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(cluster.temporary === null ? [] : ["--no-sync"]),
    ], {
      ...cluster.account,
      // initdb looks at its working directory, so that must be one the account may enter.
      cwd: "/",
      env: { LC_ALL: "C" },
      purpose: `create a Postgres cluster in ${cluster.directory}`,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function ownDirectory(account: Account, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(directory, account.uid, account.gid);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

function newPassword(): string {
  return randomBytes(18).toString("base64url");
}
