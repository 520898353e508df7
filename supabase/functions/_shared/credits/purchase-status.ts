import { z } from "zod";

/** Where a purchase stands; the same list as the constraint purchases_status_is_known. */
export const purchaseStatus = z.enum([
  "created",
  "open",
  "processing",
  "credited",
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
      return "wait";
    case "expired":
    case "failed":
    case "quarantined":
      return "none";
    default:
      return status satisfies never;
  }
}
