import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { isInquiry, withdrawn } from "./dispute.ts";
import { reinstateFunds } from "./move-funds.ts";
import { updateDispute } from "./update-dispute.ts";

/** How a dispute ends: chargebacks are won or lost, inquiries close. */
export type DisputeOutcome = "lost" | "warning_closed" | "won";

const OPEN: readonly string[] = [
  "needs_response",
  "under_review",
  "warning_needs_response",
  "warning_under_review",
];

function openOnly(dispute: Stripe.Dispute): void {
  if (OPEN.includes(dispute.status)) return;
  throw invalidRequest(`This dispute is already closed: it is ${dispute.status}.`);
}

/** The merchant answers: the bank now reviews. */
export function submitEvidence(context: Context, dispute: Stripe.Dispute): Stripe.Dispute {
  openOnly(dispute);
  return updateDispute(context, {
    ...dispute,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + 1,
      submission_method: "manual",
    },
    status: isInquiry(dispute) ? "warning_under_review" : "under_review",
  });
}

/** The bank's question becomes a chargeback; it withdraws nothing by itself. */
export function escalateInquiry(context: Context, dispute: Stripe.Dispute): Stripe.Dispute {
  openOnly(dispute);
  if (!isInquiry(dispute)) throw invalidRequest(`The dispute ${dispute.id} is no inquiry.`);
  return updateDispute(context, {
    ...dispute,
    is_charge_refundable: false,
    status: "needs_response",
  });
}

/** The bank decides. A won dispute gives back what was withdrawn, unless `reinstate` is false: then later, by hand. */
export function closeDispute(
  context: Context,
  dispute: Stripe.Dispute,
  outcome: DisputeOutcome,
  reinstate = true,
): Stripe.Dispute {
  openOnly(dispute);
  if (isInquiry(dispute) !== (outcome === "warning_closed")) {
    throw invalidRequest(
      `The dispute ${dispute.id} is ${dispute.status} and cannot become ${outcome}.`,
    );
  }
  const closed = updateDispute(context, { ...dispute, status: outcome }, "charge.dispute.closed");
  const isOwed = outcome === "won" && reinstate && withdrawn(closed) > 0;
  return isOwed ? reinstateFunds(context, closed) : closed;
}
