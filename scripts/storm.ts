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
import { WEBHOOK_MODES, type WebhookMode } from "./storm/calm-down.ts";
import { describeResult, isSurvived } from "./storm/describe-result.ts";
import { openStormStack, type StormStack } from "./storm/open-storm-stack.ts";
import { planStorm, type StormPlan } from "./storm/plan-storm.ts";
import { runStorm } from "./storm/run-storm.ts";

/** Storms share a stack, one after the other: its start costs as much as a small storm. */
const SEEDS_PER_STACK = 20;

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
const plans = Array.from({ length: seeds }, (_, number) => planStorm(first + number, purchases));

await using server = await startPostgresServer({ settings: { fsync: "off" } });
await createProjectTemplate(server, { projectDirectory: repositoryDirectory });

const failed = new Set<number>();
const digests = new Map<number, string>();
for (const mode of plays) {
  for (let begin = 0; begin < plans.length; begin += SEEDS_PER_STACK) {
    await using stack = await openStormStack(server);
    for (const plan of plans.slice(begin, begin + SEEDS_PER_STACK)) await play(stack, plan, mode);
  }
}
console.log(`${seeds - failed.size} of ${seeds} seeds survived, each played ${plays.length} times`);
for (const seed of failed) {
  console.error(
    `✗ Repeat with: npm run storm -- --seed ${seed} --purchases ${purchases} --webhooks ${webhooks}`,
  );
}
process.exitCode = failed.size === 0 ? 0 : 1;

/** Plays one seed once: its books must agree, and it must end as it did before. */
async function play(stack: StormStack, plan: StormPlan, mode: WebhookMode): Promise<void> {
  const { seed, tenants, steps } = plan;
  console.log(
    `Seed ${seed}: ${purchases} purchases of ${tenants} tenants, ${steps.length} steps, ` +
      `webhooks ${mode}`,
  );
  const onProgress = (line: string) => console.log(`  ${line}`);
  const result = await runStorm(stack, plan, { webhooks: mode, onProgress });
  console.log(describeResult(result).join("\n"));
  const digest = digests.get(seed) ?? result.digest;
  digests.set(seed, digest);
  if (digest !== result.digest) console.log(`✗ Seed ${seed} ended otherwise before: ${digest}`);
  if (digest !== result.digest || !isSurvived(result)) failed.add(seed);
}
