import type { Applied } from "./credits/ledger-rows.ts";
import { isAutoTopup, isOurs } from "./credits/purchase-metadata.ts";
import { readAutoTopup } from "./credits/read-auto-topup.ts";
import type { EventRef } from "./event-ref.ts";
import type { Ledger } from "./ledger.ts";
import type { StripeGateway } from "./stripe.ts";

export type SyncedAutoTopup =
  | { kind: "applied"; tenantId: string; purchaseId: string; applied: Applied }
  | { kind: "ignored"; reason: "not_ours" }
  | { kind: "quarantined"; reason: string };

type SyncPorts = {
  stripe: Pick<StripeGateway, "settleAutoTopup">;
  ledger: Pick<Ledger, "applyAutoTopup">;
  env: string;
};

/**
 * Brings an automatic top-up to what Stripe says of its payment now: the one path by which a saved
 * card's money becomes credits. Scheduler and webhook both take it. Idempotent, order-free. What
 * cannot be read is quarantined and moves nothing.
 */
export async function syncAutoTopup(
  { stripe, ledger, env }: SyncPorts,
  paymentIntentId: string,
  event: EventRef | null,
): Promise<SyncedAutoTopup> {
  const intent = await stripe.settleAutoTopup(paymentIntentId);
  if (intent === null) return { kind: "quarantined", reason: "unknown_payment" };
  if (!isOurs(intent.metadata, env) || !isAutoTopup(intent.metadata)) {
    return { kind: "ignored", reason: "not_ours" };
  }
  const reading = readAutoTopup(intent);
  if (reading.kind === "unreadable") return { kind: "quarantined", reason: reading.reason };
  const { tenantId, purchaseId } = reading.facts;
  const applied = await ledger.applyAutoTopup(reading.facts, event);
  return { kind: "applied", tenantId, purchaseId, applied };
}
