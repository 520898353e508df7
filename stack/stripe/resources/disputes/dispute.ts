import type Stripe from "stripe";
import { newId } from "../../state/new-id.ts";
import { NO_EVIDENCE } from "./evidence.ts";

const DAYS_TO_ANSWER = 9;

/** The fields of a new dispute that differ from one to the next. */
export interface DisputeFields {
  readonly charge: Stripe.Charge;
  readonly amount: number;
  readonly reason: string;
  /** A bank's question, which moves no money, rather than a chargeback. */
  readonly isInquiry: boolean;
}

/** Whether the dispute is a bank's question, open or closed: nothing has been withdrawn for it. */
export function isInquiry({ status }: Stripe.Dispute): boolean {
  return status.startsWith("warning_");
}

/** What is withdrawn for the dispute at this moment, in the minor unit and without fees. */
export function withdrawn({ balance_transactions }: Stripe.Dispute): number {
  return balance_transactions.reduce((sum, { amount }) => sum - amount, 0);
}

/** A dispute that waits for the merchant's answer; no money has moved for it yet. */
export function newDispute(fields: DisputeFields, created: number): Stripe.Dispute {
  const { charge, amount, reason } = fields;
  const network = charge.payment_method_details?.card?.network ?? "visa";
  return {
    id: newId("dispute"),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {
      ...NO_EVIDENCE,
      customer_email_address: charge.billing_details.email,
      customer_name: charge.billing_details.name,
    },
    evidence_details: {
      due_by: created + DAYS_TO_ANSWER * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: fields.isInquiry && !charge.refunded,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: network,
        case_type: fields.isInquiry ? "inquiry" : "chargeback",
        network,
        network_reason_code: "10.4",
      },
      type: "card",
    },
    reason,
    status: fields.isInquiry ? "warning_needs_response" : "needs_response",
  };
}
