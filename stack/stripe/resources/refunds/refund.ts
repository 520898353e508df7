import type Stripe from "stripe";
import { newId, randomToken } from "../../state/new-id.ts";

/** The fields of a new refund that differ from one to the next. */
export interface RefundFields {
  readonly charge: Stripe.Charge;
  readonly amount: number;
  readonly status: "pending" | "succeeded";
  readonly reason: Stripe.Refund.Reason | null;
  readonly metadata: Stripe.Metadata;
  readonly created: number;
}

/** The number by which a bank finds a card refund; it is known some time after the refund. */
export function arrivedReference(): Stripe.Refund.DestinationDetails {
  return {
    card: {
      reference: randomToken(23),
      reference_status: "available",
      reference_type: "acquirer_reference_number",
      type: "refund",
    },
    type: "card",
  };
}

/** A refund as it begins: pending, or succeeded at once as with most cards. */
export function newRefund(fields: RefundFields): Stripe.Refund {
  const { charge, amount, status, reason, metadata, created } = fields;
  const isCard = charge.payment_method_details?.type === "card";
  return {
    id: newId("refund"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(isCard
      ? {
        destination_details: {
          card: {
            reference_status: "pending",
            reference_type: "acquirer_reference_number",
            type: "refund",
          },
          type: "card",
        },
      }
      : {}),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === "pending" ? { pending_reason: "processing" } : {}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
}
