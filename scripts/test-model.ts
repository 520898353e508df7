/**
 * npm run test:model -- [--seed N] [--runs N]
 *
 * Random sequences against the naive ledger. A failure prints the seed and the shortest sequence; the
 * same seed and number of runs replay it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repositoryDirectory } from "../stack/repository.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, runs: { type: "string", default: "2000" } },
});
for (const [name, value] of Object.entries(values)) {
  if (value !== undefined && !/^\d+$/.test(value)) {
    console.error(`Cannot use --${name} ${value}: give a whole number`);
    process.exit(2);
  }
}

const vitest = join(repositoryDirectory, "node_modules", ".bin", "vitest");
const { status } = spawnSync(vitest, ["run", "--project", "database", "tests/model"], {
  cwd: repositoryDirectory,
  stdio: "inherit",
  env: {
    ...process.env,
    MODEL_RUNS: values.runs,
    ...(values.seed === undefined ? {} : { MODEL_SEED: values.seed }),
  },
});
process.exit(status ?? 1);
