import { z } from "zod";
import { readPurchaseIds } from "./purchase-metadata.ts";
import { type DisputeFact, readDispute } from "./read-dispute.ts";

export type RefundFact = { id: string; amount_minor: number; status: string };

/** What became of a payment, reduced to what the database needs to decide. Amounts in minor units. */
export type PaymentFacts = {
  tenantId: string;
  purchaseId: string;
  paymentIntentId: string;
  livemode: boolean;
  currency: string;
  refunds: RefundFact[];
  disputes: DisputeFact[];
  fraudWarnings: string[];
};

export type PaymentReading =
  | { kind: "facts"; facts: PaymentFacts }
  | {
    kind: "unreadable";
    reason:
      | "damaged_metadata"
      | "unknown_payment_state"
      | "unknown_refund_state"
      | "unknown_dispute_state";
  };

/** A payment and all that happened to it, as Stripe tells it now. */
export type PaymentSource = {
  intent: { metadata: Record<string, string> };
  refunds: readonly unknown[];
  disputes: readonly unknown[];
  fraudWarnings: readonly unknown[];
};

const intent = z.object({ id: z.string().min(1), livemode: z.boolean(), currency: z.string() });

const refundFact = z.object({
  id: z.string().min(1),
  amount: z.number().int().positive(),
  currency: z.string(),
  status: z.enum(["pending", "requires_action", "succeeded", "failed", "canceled"]),
});

const fraudWarning = z.object({ id: z.string().min(1) });

/**
 * Reads a payment with its refunds, disputes and fraud warnings. Stripe's enums are open: as long as
 * one of them has a state that we do not know, nothing of the payment moves.
 */
export function readPayment(source: PaymentSource): PaymentReading {
  const ids = readPurchaseIds(source.intent.metadata);
  if (ids === null) return { kind: "unreadable", reason: "damaged_metadata" };
  const payment = intent.safeParse(source.intent);
  const warnings = z.array(fraudWarning).safeParse(source.fraudWarnings);
  if (!payment.success || !warnings.success) {
    return { kind: "unreadable", reason: "unknown_payment_state" };
  }
  const { id, livemode, currency } = payment.data;
  const refunds = z.array(refundFact.extend({ currency: z.literal(currency) }))
    .safeParse(source.refunds);
  if (!refunds.success) return { kind: "unreadable", reason: "unknown_refund_state" };
  const disputes = source.disputes.flatMap((dispute) => readDispute(dispute, currency) ?? []);
  if (disputes.length < source.disputes.length) {
    return { kind: "unreadable", reason: "unknown_dispute_state" };
  }
  return {
    kind: "facts",
    facts: {
      ...ids,
      paymentIntentId: id,
      livemode,
      currency,
      refunds: refunds.data.map((refund) => ({
        id: refund.id,
        amount_minor: refund.amount,
        status: refund.status,
      })),
      disputes,
      fraudWarnings: warnings.data.map((warning) => warning.id),
    },
  };
}
