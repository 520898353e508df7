import { leaksOfStack } from "../../tests/support/leaks-of-stack.ts";
import { calmDown, type WebhookMode } from "./calm-down.ts";
import { compareBooks, type TenantAgreement } from "./compare-books.ts";
import { createCustomers } from "./customers.ts";
import type { StormStack } from "./open-storm-stack.ts";
import { type Course, playPurchaseStep } from "./play-purchase-step.ts";
import { playSteps } from "./play-steps.ts";
import { isTrouble, makeTrouble, playWeatherStep } from "./play-weather-step.ts";
import type { StormPlan } from "./plan-storm.ts";
import { readOurBooks } from "./read-our-books.ts";
import { readStripeBooks } from "./read-stripe-books.ts";
import { reconcileFully, type Reconciliation } from "./reconcile-fully.ts";
import { storyDigest } from "./story-digest.ts";
import { createTally } from "./tally.ts";

export type StormOptions = {
  webhooks: WebhookMode;
  /** Told now and then how far it is. */
  onProgress: (line: string) => void;
};

export type StormResult = {
  counts: ReadonlyMap<string, number>;
  reconciliation: Reconciliation;
  agreements: TenantAgreement[];
  /** Everything that is wrong beside the tenants' books. Empty in a storm that was survived. */
  problems: string[];
  /** The same for the same outcomes of all purchases. */
  digest: string;
  seconds: { played: number; settled: number; reconciled: number };
};

/** Plays the plan, lets reconciliation finish, and compares all books of its tenants. */
export async function runStorm(
  stack: StormStack,
  plan: StormPlan,
  { webhooks, onProgress }: StormOptions,
): Promise<StormResult> {
  const { sql, logLines, stripe: { control } } = stack;
  logLines.length = 0;
  const earlier = (await control.events()).events.map(({ id }) => id);
  const customers = await createCustomers(stack, sql, plan);
  const tally = createTally();
  const courses = new Map<number, Course>();
  if (webhooks !== "stormy") await control.drop({});
  const players = { seed: plan.seed, control, customers, courses, tally, webhooks };
  const exposed = { control, webhooks, crashFunction: stack.crashFunction };
  const began = Date.now();
  const secondsSinceStart = () => (Date.now() - began) / 1_000;

  let done = 0;
  let toldAt = 0;
  const problems = await playSteps(plan.steps, {
    purchaseStep: (step) => playPurchaseStep(players, step),
    weatherStep: (step) => playWeatherStep(exposed, step),
    onDone: ({ kind }) => {
      tally.count(kind);
      done += 1;
      if (secondsSinceStart() - toldAt < 5) return;
      toldAt = secondsSinceStart();
      onProgress(
        `${Math.round(toldAt)} s: ${done} of ${plan.steps.length} steps, ` +
          `${courses.size} of ${plan.purchases} purchases`,
      );
    },
  });
  const played = secondsSinceStart();
  onProgress("The storm is over: letting what is on its way arrive");
  const troubles = plan.steps.filter(isTrouble).map((step) => () => makeTrouble(exposed, step));
  await calmDown({ control, webhooks, seed: plan.seed, earlier, troubles });
  const settled = secondsSinceStart();
  onProgress("Reconciling");
  const reconciliation = await reconcileFully(customers);
  const reconciled = secondsSinceStart();

  onProgress("Comparing the books");
  const ours = await readOurBooks(sql, customers.tenantIds);
  const theirs = await readStripeBooks(stack.stripeUrl, stack.stripeSecretKey);
  problems.push(...reconciliation.unable.map((what) => `reconciliation is unable: ${what}`));
  const broken = await sql<{ rule: string }[]>`
      select v.broken_rule || ': ' || v.found as rule
      from unnest(${[...customers.tenantIds]}::uuid[]) as t (tenant_id)
      cross join credits.verify(t.tenant_id) as v`;
  problems.push(...broken.map(({ rule }) => `credits.verify(): ${rule}`));
  problems.push(...await leaksOfStack(stack));
  const byId = new Map(ours.purchases.map((purchase) => [purchase.purchaseId, purchase]));
  const inOrder = Array.from(
    { length: plan.purchases },
    (_, number) => byId.get(courses.get(number)?.purchaseId ?? ""),
  );
  return {
    ...{ counts: tally.counts, reconciliation, problems },
    agreements: compareBooks(ours, theirs, tally.spentByTenant),
    digest: storyDigest(inOrder),
    seconds: { played, settled: settled - played, reconciled: reconciled - settled },
  };
}
