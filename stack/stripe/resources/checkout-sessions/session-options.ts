import type Stripe from "stripe";
import type { CreateParameters } from "./create-parameters.ts";

/** What automatic tax comes to for everybody here: the example buyer lives in Germany. */
export const AUTOMATIC_TAX_PERCENT = 19;

/** What a session says of its tax. */
export function automaticTax(enabled: boolean): Stripe.Checkout.Session.AutomaticTax {
  return {
    enabled,
    liability: enabled ? { type: "self" } : null,
    provider: enabled ? "stripe" : null,
    status: enabled ? "complete" : null,
  };
}

/** Whether somebody may take up the session again after it has expired; the link comes with the expiry. */
export function recoveryOf(
  { after_expiration }: CreateParameters,
): Stripe.Checkout.Session.AfterExpiration | null {
  const recovery = after_expiration?.recovery;
  if (recovery === undefined) return null;
  const { enabled, allow_promotion_codes = false } = recovery;
  return { recovery: { enabled, allow_promotion_codes, expires_at: null, url: null } };
}
