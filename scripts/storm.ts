/**
 * npm run storm -- [--seed N] [--seeds N] [--purchases N] [--webhooks MODE] [--times N]
 *
 * A seeded storm over the whole stack: purchases of several tenants with everything that goes wrong
 * between Stripe and us. In the end reconciliation must bring our books to Stripe's, tenant by tenant.
 * The seed decides what happens. MODE is how webhooks come: stormy (as the weather lets them), dropped
 * (never), thrice (each three times, in any order), or every, which plays each seed in all of them.
 * Each is played so many --times. However often a seed is played, it must end the same, purchase by
 * purchase. Exit code 0 when it does and all books agree, 1 when not.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { startPostgresServer } from "../stack/postgres-server.ts";
import { createProjectTemplate } from "../stack/project-database.ts";
import { repositoryDirectory } from "../stack/repository.ts";
import { WEBHOOK_MODES } from "./storm/calm-down.ts";
import { describeResult, isSurvived } from "./storm/describe-result.ts";
import { planStorm } from "./storm/plan-storm.ts";
import { runStorm } from "./storm/run-storm.ts";

const count = z.string().regex(/^\d{1,9}$/, "give a whole number").transform(Number);
const parsed = z.object({
  seed: count,
  seeds: count,
  purchases: count,
  webhooks: z.enum([...WEBHOOK_MODES, "every"]),
  times: count,
}).safeParse(
  parseArgs({
    options: {
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      seeds: { type: "string", default: "1" },
      purchases: { type: "string", default: "1000" },
      webhooks: { type: "string", default: "stormy" },
      times: { type: "string", default: "1" },
    },
  }).values,
);
if (!parsed.success) {
  for (const { path, message } of parsed.error.issues) {
    console.error(`Cannot use --${path.join(".")}: ${message}`);
  }
  process.exit(2);
}

const { seed: first, seeds, purchases, webhooks, times } = parsed.data;
const modes = webhooks === "every" ? WEBHOOK_MODES : [webhooks];
const plays = Array.from({ length: times }, () => modes).flat();

// One server for all seeds; each gets a fresh database and a stack of its own.
await using server = await startPostgresServer({ settings: { fsync: "off" } });
await createProjectTemplate(server, { projectDirectory: repositoryDirectory });

const failed: number[] = [];
for (let seed = first; seed < first + seeds; seed++) {
  if (!await survives(seed)) failed.push(seed);
}
if (seeds > 1) console.log(`${seeds - failed.length} of ${seeds} seeds survived`);
for (const seed of failed) {
  console.error(
    `✗ Repeat with: npm run storm -- --seed ${seed} --purchases ${purchases} --webhooks ${webhooks}`,
  );
}
process.exitCode = failed.length === 0 ? 0 : 1;

/** Plays the seed as often as asked; the books must agree each time, and all must end the same. */
async function survives(seed: number): Promise<boolean> {
  const plan = planStorm(seed, purchases);
  const digests = new Set<string>();
  let isFine = true;
  for (const mode of plays) {
    console.log(
      `Seed ${seed}: ${purchases} purchases of ${plan.tenants} tenants, ` +
        `${plan.steps.length} steps, webhooks ${mode}`,
    );
    const onProgress = (line: string) => console.log(`  ${line}`);
    const result = await runStorm(plan, { server, webhooks: mode, onProgress });
    console.log(describeResult(result).join("\n"));
    digests.add(result.digest);
    isFine &&= isSurvived(result);
  }
  if (digests.size > 1) console.log(`✗ Seed ${seed} ended differently: ${[...digests].join(" ")}`);
  return isFine && digests.size === 1;
}
