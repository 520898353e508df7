import { z } from "zod";
import { isCreditErrorCode } from "./credit-error.ts";
import { purchaseStatus } from "./purchase-status.ts";
import { wholeNumber } from "./whole-number.ts";

/**
 * Whether an amount could be spent, and what is there; in the type's smallest unit. What is available
 * fits the actor's budget too, of which budget_left is left; null when they have none.
 */
export const preflightRow = z.object({
  allowed: z.boolean(),
  required: wholeNumber,
  balance: wholeNumber,
  held: wholeNumber,
  available: wholeNumber,
  shortfall: wholeNumber,
  expires_next_at: z.string().nullable(),
  expires_next_credits: wholeNumber.nullable(),
  budget_left: wholeNumber.nullable(),
});

/** What a keyed write answers, the first time and every time after. */
export const receiptRow = z.object({
  outcome: z.string(),
  entry_id: wholeNumber,
  balance: wholeNumber,
  held: wholeNumber,
  available: wholeNumber,
  replayed: z.boolean(),
});

/** A hold's receipt: what a capture or a release must name, and until when. */
export const holdRow = receiptRow.extend({ hold_id: z.uuid(), deadline_at: z.string() });

/** What became of one item of a batch, counted from 1: a receipt, or why nothing was taken. */
export const batchRow = z.discriminatedUnion("outcome", [
  receiptRow.extend({ item: wholeNumber, outcome: z.literal("deducted") }),
  z.object({
    item: wholeNumber,
    outcome: z.literal("refused"),
    code: z.string().transform((code) => isCreditErrorCode(code) ? code : "internal"),
    message: z.string(),
    hint: z.string().nullable().transform((hint) => hint ?? ""),
  }),
]);

/** A budget as it stands now; nothing of it is left to tell once it is removed. */
export const budgetRow = z.object({
  outcome: z.enum(["set", "removed"]),
  spent_credits: wholeNumber.nullable(),
  left_credits: wholeNumber.nullable(),
  resets_at: z.string().nullable(),
});

/** The purchase of an attempt, with the snapshot it is charged by. */
export const purchaseRow = z.object({
  purchase_id: z.uuid(),
  status: purchaseStatus,
  package_labels: z.object({ de: z.string(), en: z.string() }),
  amount_credits: wholeNumber,
  price_minor: wholeNumber,
  currency: z.string(),
  checkout_locale: z.enum(["de", "en"]),
  saves_card: z.boolean(),
  stripe_session_id: z.string().nullable(),
});

/** Where a purchase stands, and which session and which payment would tell more. */
export const foundPurchaseRow = z.object({
  status: purchaseStatus,
  amount_credits: wholeNumber,
  stripe_session_id: z.string().nullable(),
  stripe_payment_intent_id: z.string().nullable(),
});

/** What applying a session did, where the purchase stands now, and why it was held back. */
export const appliedRow = z.object({
  outcome: z.enum([
    "open",
    "processing",
    "credited",
    "expired",
    "failed",
    "quarantined",
    "unchanged",
    "duplicate",
  ]),
  purchase_status: purchaseStatus.nullable(),
  reason: z.string().nullable(),
});

/** What applying a payment did: the credits it took (negative: gave back), and whether it froze. */
export const appliedPaymentRow = z.object({
  outcome: z.enum(["reversed", "reinstated", "unchanged", "quarantined", "duplicate"]),
  purchase_status: purchaseStatus.nullable(),
  reason: z.string().nullable(),
  reversed_credits: wholeNumber,
  newly_frozen: z.boolean(),
});

/** The tenant's Stripe customer, null while it has yet to be created. */
export const customerRow = z.object({
  stripe_customer_id: z.string().nullable(),
  tenant_name: z.string(),
});
/** The Stripe customer that counts. */
export const savedCustomerRow = z.object({ stripe_customer_id: z.string() });
/** Whether a request was within its limits, or whose is full and for how long. */
export const rateRow = z.object({
  allowed: z.boolean(),
  refused_subject: z.string().nullable(),
  retry_after_seconds: wholeNumber,
});

/** What became of a declined payment, and whether it closed its tenant's checkout. */
export const declineRow = z.object({
  outcome: z.enum(["counted", "late", "ignored", "duplicate"]),
  closes: z.boolean(),
});

export type Preflight = z.infer<typeof preflightRow>;
export type Receipt = z.infer<typeof receiptRow>;
export type HoldReceipt = z.infer<typeof holdRow>;
export type BatchOutcome = z.infer<typeof batchRow>;
export type Budget = z.infer<typeof budgetRow>;
export type Purchase = z.infer<typeof purchaseRow>;
export type Applied = z.infer<typeof appliedRow>;
export type AppliedPayment = z.infer<typeof appliedPaymentRow>;
export type RateTaken = z.infer<typeof rateRow>;
export type DeclineRecorded = z.infer<typeof declineRow>;
