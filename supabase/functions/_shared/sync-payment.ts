import type { AppliedPayment } from "./credits/ledger-rows.ts";
import type { PaymentHint } from "./credits/interpret-stripe-event.ts";
import { isOurs } from "./credits/purchase-metadata.ts";
import { readPayment } from "./credits/read-payment.ts";
import type { EventRef } from "./event-ref.ts";
import type { Ledger } from "./ledger.ts";
import type { StripeGateway } from "./stripe.ts";

export type SyncedPayment =
  | { kind: "applied"; tenantId: string; purchaseId: string; applied: AppliedPayment }
  | { kind: "ignored"; reason: "not_ours" }
  | { kind: "quarantined"; reason: string };

type SyncPorts = {
  stripe: Pick<StripeGateway, "findPayment" | "retrieveReversals">;
  ledger: Pick<Ledger, "applyPayment">;
  env: string;
};

/**
 * Brings a purchase to what Stripe says of its payment now: refunds, disputes, fraud warnings. The one
 * path by which credits go back. Idempotent and order-free; what cannot be read moves nothing.
 */
export async function syncPayment(
  { stripe, ledger, env }: SyncPorts,
  hint: PaymentHint,
  event: EventRef | null,
): Promise<SyncedPayment> {
  const intent = await stripe.findPayment(hint);
  // Also when Stripe knows no such payment: ours have an intent under our key for ever.
  if (intent === null || !isOurs(intent.metadata, env)) {
    return { kind: "ignored", reason: "not_ours" };
  }
  const reversals = await stripe.retrieveReversals(intent.id);
  if (reversals === null) return { kind: "quarantined", reason: "unknown_payment" };
  const reading = readPayment({ intent, ...reversals });
  if (reading.kind === "unreadable") return { kind: "quarantined", reason: reading.reason };
  const { tenantId, purchaseId } = reading.facts;
  const applied = await ledger.applyPayment(reading.facts, event);
  return { kind: "applied", tenantId, purchaseId, applied };
}
