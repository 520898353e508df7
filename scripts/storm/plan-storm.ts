import { type Chance, chanceFrom } from "./chance.ts";
import { purchaseStory } from "./purchase-story.ts";
import type { PurchaseStep, Step } from "./step.ts";
import { createWeather } from "./weather.ts";

/** How many purchases are under way at once. */
const UNDER_WAY = 24;

export type StormPlan = { seed: number; purchases: number; tenants: number; steps: Step[] };

/**
 * Everything that will happen, from the seed alone: the stories of all purchases, woven into each
 * other, and the weather between them. Ids and times are not part of it.
 */
export function planStorm(seed: number, purchases: number): StormPlan {
  const chance = chanceFrom(seed);
  const tenants = Math.max(3, Math.min(12, Math.floor(purchases / 10)));
  const stories = Array.from(
    { length: purchases },
    (_, purchase) => purchaseStory(chance, purchase, tenants),
  );
  const weather = createWeather(chance);
  const steps = weave(chance, stories).flatMap((step) => [...weather.before(), step]);
  return { seed, purchases, tenants, steps };
}

/** Each story in its own order, and the next step always of one that chance picks. */
function weave(chance: Chance, stories: readonly (readonly PurchaseStep[])[]): PurchaseStep[] {
  const waiting = stories.map((story) => [...story]);
  const active = waiting.splice(0, UNDER_WAY);
  const steps: PurchaseStep[] = [];
  while (active.length > 0) {
    const place = chance.between(0, active.length - 1);
    const step = active[place]?.shift();
    if (step !== undefined) steps.push(step);
    if ((active[place]?.length ?? 0) === 0) active.splice(place, 1, ...waiting.splice(0, 1));
  }
  return steps;
}
