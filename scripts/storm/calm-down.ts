import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import { shuffled } from "../../stack/stripe/webhooks/shuffled.ts";

/** How a storm's webhooks come: as the weather lets them, never, or three times each in any order. */
export const WEBHOOK_MODES = ["stormy", "dropped", "thrice"] as const;

/** One of them. */
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

const AT_ONCE = 12;
const LONGEST_WAIT_MS = 60_000;

/** Ends every fault, and lets what is still on its way arrive. */
export async function calmDown(
  control: StripeControl,
  mode: WebhookMode,
  seed: number,
): Promise<void> {
  await control.clearFaults();
  if (mode !== "dropped") await control.clearRules();
  if (mode === "stormy") await control.release({ order: "random", seed });
  if (mode === "thrice") await deliverThrice(control, seed);
  await control.settled({ timeout_ms: LONGEST_WAIT_MS });
}

/** Every event that Stripe ever made, three times, in an order that the seed decides. */
async function deliverThrice(control: StripeControl, seed: number): Promise<void> {
  const { events } = await control.events();
  const ids = events.map(({ id }) => id);
  const queue = shuffled([...ids, ...ids, ...ids], seed).values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const event of queue) await deliverOnce(control, event);
  }));
}

// A redelivery is a single attempt; a function that is just restarting deserves another.
async function deliverOnce(control: StripeControl, event: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { deliveries } = await control.redeliver({ event });
    if (deliveries.every(({ status }) => status === "succeeded")) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Cannot deliver ${event}: it failed twenty times`);
}
