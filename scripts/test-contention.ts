/**
 * npm run test:contention -- [--seconds N] [--kills N] [--seed N]
 *
 * 32 clients that mix every RPC, for N seconds in each setting; then the same on a server that is
 * killed N times. The seed, which a run prints, repeats what the clients ask, not who comes first.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repositoryDirectory } from "../stack/repository.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "30" },
    kills: { type: "string", default: "10" },
    seed: { type: "string" },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (value !== undefined && !/^\d+$/.test(value)) {
    console.error(`Cannot use --${name} ${value}: give a whole number`);
    process.exit(2);
  }
}

const vitest = join(repositoryDirectory, "node_modules", ".bin", "vitest");
const { status } = spawnSync(vitest, [
  ...["run", "--project", "database", "--project", "crash", "--no-file-parallelism"],
  ...["tests/concurrency/contention.test.ts", "tests/concurrency/crash.test.ts"],
], {
  cwd: repositoryDirectory,
  stdio: "inherit",
  env: {
    ...process.env,
    CONTENTION_SECONDS: values.seconds,
    CONTENTION_KILLS: values.kills,
    ...(values.seed === undefined ? {} : { CONTENTION_SEED: values.seed }),
  },
});
process.exit(status ?? 1);
