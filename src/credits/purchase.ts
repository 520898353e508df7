import { z } from "zod";
import {
  type PurchaseStatus,
  purchaseStatus,
} from "../../supabase/functions/_shared/credits/purchase-status.ts";
import { amount } from "./amount.ts";

/** An id that may stand in an address: whatever else is there, it is not a purchase of ours. */
export const purchaseId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/** A row of `credit_purchases`. */
export const purchase = z.object({
  purchase_id: purchaseId,
  tenant_id: z.string().min(1),
  amount_credits: amount,
  status: purchaseStatus,
}).transform((row) => ({
  purchaseId: row.purchase_id,
  tenantId: row.tenant_id,
  amountCredits: row.amount_credits,
  status: row.status,
}));

/** One checkout of one package. */
export type Purchase = z.infer<typeof purchase>;

/** Answers whether Stripe may still change the purchase soon, so that watching it makes sense. */
export function isUndecided(status: PurchaseStatus): boolean {
  switch (status) {
    case "created":
    case "open":
    case "processing":
      return true;
    case "credited":
    case "partially_reversed":
    case "reversed":
    case "expired":
    case "failed":
    case "quarantined":
      return false;
    default:
      return status satisfies never;
  }
}
