import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { moment } from "../credits/moment.ts";
import { purchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";

/** The columns of `credit_purchase_steps` that the timeline is made of. */
export const STEP_COLUMNS =
  "kind,status,amount_minor,reversed_credits,reinstated_minor,position,created_at,changed_at";

const refundStatus = z.enum(["pending", "requires_action", "succeeded", "failed", "canceled"]);
const disputeStatus = z.enum([
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "needs_response",
  "under_review",
  "prevented",
  "lost",
  "appeal_needs_response",
  "appeal_under_review",
  "won",
]);

/** What a refund or a dispute can come to, as Stripe calls it. */
export type RefundStatus = z.infer<typeof refundStatus>;
export type DisputeStatus = z.infer<typeof disputeStatus>;

/** A row of `credit_purchase_steps`. */
export const purchaseStep = z.union([
  z.object({
    kind: z.literal("status"),
    status: purchaseStatus,
    amount_minor: amount,
    reversed_credits: amount,
    position: amount,
    created_at: moment,
  }),
  z.object({
    kind: z.literal("refund"),
    status: refundStatus,
    amount_minor: amount,
    created_at: moment,
  }),
  z.object({
    kind: z.literal("dispute"),
    status: disputeStatus,
    amount_minor: amount,
    reinstated_minor: amount,
    created_at: moment,
  }),
  z.object({
    kind: z.literal("freeze"),
    status: z.string(),
    created_at: moment,
    changed_at: moment.nullable(),
  }),
]);

/** Something that happened to a purchase. */
export type PurchaseStep = z.infer<typeof purchaseStep>;
