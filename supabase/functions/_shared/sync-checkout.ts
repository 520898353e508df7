import { readCheckout } from "./credits/read-checkout.ts";
import type { Applied } from "./credits/ledger-rows.ts";
import type { EventRef } from "./event-ref.ts";
import type { Ledger } from "./ledger.ts";
import type { StripeGateway } from "./stripe.ts";

export type SyncedCheckout =
  | { kind: "applied"; applied: Applied }
  | { kind: "quarantined"; reason: string };

type SyncPorts = {
  stripe: Pick<StripeGateway, "retrieveCheckout">;
  ledger: Pick<Ledger, "applyCheckout">;
};

/**
 * Brings a purchase to what Stripe says of its session now: the one path by which money becomes
 * credits. The webhook, the return page and a repeated attempt all take it. Idempotent, order-free.
 * What cannot be read is quarantined and moves nothing.
 */
export async function syncCheckout(
  { stripe, ledger }: SyncPorts,
  sessionId: string,
  event: EventRef | null,
): Promise<SyncedCheckout> {
  const session = await stripe.retrieveCheckout(sessionId);
  if (session === null) return { kind: "quarantined", reason: "unknown_session" };
  const reading = readCheckout(session);
  if (reading.kind === "unreadable") return { kind: "quarantined", reason: reading.reason };
  return { kind: "applied", applied: await ledger.applyCheckout(reading.facts, event) };
}
