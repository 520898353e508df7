import { isGranted } from "./purchase-status.ts";
import type { PurchaseBooks } from "./reconcile-rows.ts";

/**
 * In what an automatic payment whose money came differs from its purchase in our books; null when
 * they agree. A quarantined purchase agrees: what differs is on record there and waits for a person.
 */
export function compareAutoTopup(
  paymentIntentId: string,
  ours: PurchaseBooks | undefined,
): "unknown_purchase" | "payment_without_grant" | "paid_twice" | null {
  if (ours === undefined) return "unknown_purchase";
  if (ours.status === "quarantined") return null;
  if (!isGranted(ours.status)) return "payment_without_grant";
  return ours.stripe_payment_intent_id === paymentIntentId ? null : "paid_twice";
}
