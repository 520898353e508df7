import { z } from "zod";

/** Where a purchase stands; the same list as the constraint purchases_status_is_known. */
export const purchaseStatus = z.enum([
  "created",
  "open",
  "processing",
  "credited",
  "partially_reversed",
  "reversed",
  "expired",
  "failed",
  "quarantined",
]);

export type PurchaseStatus = z.infer<typeof purchaseStatus>;

/**
 * What a repeated attempt may still do: pay on the same page, wait for money that is under way or
 * here, or nothing, so that the next click is a new attempt.
 */
export function remainingStep(status: PurchaseStatus): "pay" | "wait" | "none" {
  switch (status) {
    case "created":
    case "open":
      return "pay";
    case "processing":
    case "credited":
    case "partially_reversed":
      return "wait";
    case "reversed":
    case "expired":
    case "failed":
    case "quarantined":
      return "none";
    default:
      return status satisfies never;
  }
}

/** True once the payment has been turned into credits, whatever went back since. */
export function isGranted(status: PurchaseStatus): boolean {
  return status === "credited" || status === "partially_reversed" || status === "reversed";
}
