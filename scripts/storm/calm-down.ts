import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import { shuffled } from "../../stack/stripe/webhooks/shuffled.ts";

/** How a storm's webhooks come: as the weather lets them, never, or three times each in any order. */
export const WEBHOOK_MODES = ["stormy", "dropped", "thrice"] as const;

/** One of them. */
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

const AT_ONCE = 12;
const LONGEST_WAIT_MS = 60_000;

export type StillComing = {
  control: StripeControl;
  webhooks: WebhookMode;
  seed: number;
  /** Events of earlier storms. */
  earlier: readonly string[];
  /** What goes wrong while all events are delivered thrice, one after the other. */
  troubles: readonly (() => Promise<void>)[];
};

/** Ends every fault, and lets what is still on its way arrive. */
export async function calmDown(coming: StillComing): Promise<void> {
  const { control, webhooks, seed } = coming;
  await control.clearFaults();
  if (webhooks !== "dropped") await control.clearRules();
  if (webhooks === "stormy") await control.release({ order: "random", seed });
  if (webhooks === "thrice") await deliverThrice(coming);
  await control.settled({ timeout_ms: LONGEST_WAIT_MS });
}

/** Every event that Stripe made in this storm, three times, in an order that the seed decides. */
async function deliverThrice({ control, seed, earlier, troubles }: StillComing): Promise<void> {
  const { events } = await control.events();
  const before = new Set(earlier);
  const ids = events.map(({ id }) => id).filter((id) => !before.has(id));
  const queue = shuffled([...ids, ...ids, ...ids], seed);
  const waiting = queue.entries();
  const pace = Math.max(1, Math.floor(queue.length / (troubles.length + 1)));
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const [number, event] of waiting) {
      if (number % pace === 0) await troubles[number / pace]?.();
      await deliverOnce(control, event);
    }
  }));
}

// A redelivery is a single attempt; a function that is just restarting deserves another.
async function deliverOnce(control: StripeControl, event: string): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const { deliveries } = await control.redeliver({ event });
    if (deliveries.every(({ status }) => status === "succeeded")) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Cannot deliver ${event}: it failed sixty times`);
}
