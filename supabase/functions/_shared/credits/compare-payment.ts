import { DISPUTE_STATUSES } from "./read-dispute.ts";
import type { PaymentFacts } from "./read-payment.ts";
import type { PurchaseBooks } from "./reconcile-rows.ts";

/** In what Stripe's payment and our purchase differ, once the money was there. */
export type PaymentDifference =
  | "unknown_refund"
  | "refund_behind"
  | "unknown_dispute"
  | "dispute_behind"
  | "unknown_fraud_warning";

/** How far a refund has come; it only moves up, as in billing.refund_rank. */
const REFUND_STEPS: readonly (readonly string[])[] = [
  ["pending", "requires_action"],
  ["succeeded"],
  ["failed", "canceled"],
];

/** How far a dispute has come. */
const DISPUTE_STEPS: readonly string[] = DISPUTE_STATUSES;

/**
 * In what refunds, disputes and warnings of a payment, as many as were looked at, differ from our
 * books; null when we know them all. What we know beyond them is no difference: the look may be older.
 * A purchase that is not there, or was granted for another payment, has nothing to give back.
 */
export function comparePayment(
  facts: PaymentFacts,
  ours: PurchaseBooks | undefined,
): PaymentDifference | null {
  const granted = ours?.stripe_payment_intent_id ?? facts.paymentIntentId;
  if (ours === undefined || granted !== facts.paymentIntentId) return null;
  return differenceOf(
    facts.refunds,
    ours.refunds,
    "refund",
    (theirs, known) => stepOfRefund(theirs.status) > stepOfRefund(known.status),
  ) ??
    differenceOf(
      facts.disputes,
      ours.disputes,
      "dispute",
      (theirs, known) =>
        DISPUTE_STEPS.indexOf(theirs.status) > DISPUTE_STEPS.indexOf(known.status) ||
        theirs.withdrawn_minor > known.withdrawn_minor ||
        theirs.reinstated_minor > known.reinstated_minor,
    ) ??
    (facts.fraudWarnings.every((id) => ours.freezes?.includes(id) ?? true)
      ? null
      : "unknown_fraud_warning");
}

function differenceOf<Fact extends { id: string }, Kind extends "refund" | "dispute">(
  theirs: readonly Fact[],
  ours: readonly Fact[],
  kind: Kind,
  isFurther: (theirs: Fact, ours: Fact) => boolean,
): `unknown_${Kind}` | `${Kind}_behind` | null {
  for (const fact of theirs) {
    const known = ours.find(({ id }) => id === fact.id);
    if (known === undefined) return `unknown_${kind}`;
    if (isFurther(fact, known)) return `${kind}_behind`;
  }
  return null;
}

function stepOfRefund(status: string): number {
  return REFUND_STEPS.findIndex((step) => step.includes(status));
}
