import { z } from "zod";
import { readPurchaseIds } from "./purchase-metadata.ts";

/** A Checkout Session reduced to what the database needs to decide. Amounts in minor units. */
export type CheckoutFacts = {
  tenantId: string;
  purchaseId: string;
  sessionId: string;
  livemode: boolean;
  sessionStatus: "open" | "complete" | "expired";
  paymentStatus: "paid" | "unpaid" | "no_payment_required";
  paymentFailed: boolean;
  amountMinor: number | null;
  currency: string | null;
  customerId: string | null;
  paymentIntentId: string | null;
  /** What was bought at what price; null where Stripe did not say. */
  quantity: number | null;
  unitMinor: number | null;
  discountMinor: number | null;
  taxMinor: number | null;
};

export type CheckoutReading =
  | { kind: "facts"; facts: CheckoutFacts }
  | { kind: "unreadable"; reason: "damaged_metadata" | "unknown_session_state" };

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const session = z.object({
  id: z.string().min(1),
  livemode: z.boolean(),
  status: z.enum(["open", "complete", "expired"]),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  customer: reference.nullable(),
  payment_intent: z.union([z.string(), z.object({ id: z.string(), status: z.string() })])
    .nullable(),
  line_items: z.object({
    data: z.array(z.object({
      quantity: z.number().int().nullable(),
      price: z.object({ unit_amount: z.number().int().nullable() }).nullable(),
    })),
  }).nullish(),
  total_details: z.object({
    amount_discount: z.number().int(),
    amount_tax: z.number().int(),
  }).nullish(),
});

/**
 * Reads a session retrieved with the payment intent and the line items expanded. Stripe's enums are open: a state we do
 * not know neither grants nor takes, it is reported as unreadable.
 *
 * A delayed payment of a completed session has failed when its intent asks for another method or was
 * canceled (https://docs.stripe.com/payments/paymentintents/lifecycle).
 */
export function readCheckout(
  source: { metadata: Record<string, string> | null },
): CheckoutReading {
  const ids = readPurchaseIds(source.metadata);
  if (ids === null) return { kind: "unreadable", reason: "damaged_metadata" };
  const parsed = session.safeParse(source);
  if (!parsed.success) return { kind: "unreadable", reason: "unknown_session_state" };
  const { id, livemode, status, payment_status, amount_total, currency, customer } = parsed.data;
  const intent = parsed.data.payment_intent;
  const intentStatus = intent === null || typeof intent === "string" ? null : intent.status;
  return {
    kind: "facts",
    facts: {
      ...ids,
      sessionId: id,
      livemode,
      sessionStatus: status,
      paymentStatus: payment_status,
      paymentFailed: intentStatus === "requires_payment_method" || intentStatus === "canceled",
      amountMinor: amount_total,
      currency,
      customerId: customer,
      paymentIntentId: intent === null || typeof intent === "string" ? intent : intent.id,
      ...readLines(parsed.data.line_items?.data),
      discountMinor: parsed.data.total_details?.amount_discount ?? null,
      taxMinor: parsed.data.total_details?.amount_tax ?? null,
    },
  };
}

type Line = { quantity: number | null; price: { unit_amount: number | null } | null };

/** How many were bought in all, and at what price each if all are of one kind. */
function readLines(
  lines: readonly Line[] | undefined,
): { quantity: number | null; unitMinor: number | null } {
  if (lines === undefined) return { quantity: null, unitMinor: null };
  const [line] = lines;
  return {
    quantity: lines.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    unitMinor: lines.length === 1 ? line?.price?.unit_amount ?? null : null,
  };
}
