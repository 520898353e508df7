import type { PurchaseStatus } from "./purchase-status.ts";
import type { CheckoutFacts } from "./read-checkout.ts";
import type { PurchaseBooks } from "./reconcile-rows.ts";

/** In what Stripe's session and our purchase differ. */
export type CheckoutDifference =
  | "unknown_purchase"
  | "payment_without_grant"
  | "paid_twice"
  | "unknown_session"
  | "status_behind";

/** How far a purchase has come as long as it has no grant; the others are ends or wait for a person. */
const PROGRESS: Partial<Record<PurchaseStatus, number>> = {
  created: 0,
  open: 1,
  processing: 2,
  expired: 3,
  failed: 3,
};

/**
 * In what a session, as Stripe tells it now, differs from its purchase in our books; null when they
 * agree. One that nobody paid, of a purchase that has another one, is nothing to us. A quarantined
 * purchase agrees: what differs is on record there and waits for a person.
 */
export function compareCheckout(
  facts: CheckoutFacts,
  ours: PurchaseBooks | undefined,
): CheckoutDifference | null {
  if (ours === undefined) return "unknown_purchase";
  if (ours.status === "quarantined") return null;
  const isOther = ours.stripe_session_id !== null && ours.stripe_session_id !== facts.sessionId;
  const progress = PROGRESS[ours.status];
  if (progress === undefined) {
    return isOther && facts.paymentStatus === "paid" ? "paid_twice" : null;
  }
  if (facts.paymentStatus === "paid") return "payment_without_grant";
  if (isOther) return null;
  if (ours.stripe_session_id === null) return "unknown_session";
  return progressOf(facts) > progress ? "status_behind" : null;
}

function progressOf({ sessionStatus, paymentFailed }: CheckoutFacts): number {
  switch (sessionStatus) {
    case "open":
      return 1;
    case "complete":
      return paymentFailed ? 3 : 2;
    case "expired":
      return 3;
    default:
      return sessionStatus satisfies never;
  }
}
