import { signWebhook } from "../../stack/stripe/webhooks/sign-webhook.ts";
import type { Sample } from "../driver.ts";

/** How a queue of deliveries was answered. */
export type Replay = Sample & { statuses: ReadonlyMap<number, number> };

/** Sends the bodies in their order, signed as Stripe signs, so many at once, as fast as they are answered. */
export async function replay(
  { url, secret, bodies, atOnce }: {
    url: string;
    secret: string;
    bodies: readonly string[];
    atOnce: number;
  },
): Promise<Replay> {
  const latencies = new Float64Array(bodies.length);
  const statuses = new Map<number, number>();
  const queue = bodies.entries();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const [place, body] of queue) {
      const sentAt = performance.now();
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "stripe-signature": signWebhook(body, secret, Math.floor(Date.now() / 1_000)),
        },
      });
      await response.arrayBuffer();
      latencies[place] = performance.now() - sentAt;
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  }));
  return { latencies, statuses, seconds: (performance.now() - startedAt) / 1_000 };
}
