import type Stripe from "stripe";
import type { Account } from "../../account.ts";

/** The active promotion code that a customer means; upper and lower case are the same. */
export function codeNamed(account: Account, typed: string): Stripe.PromotionCode | undefined {
  return account.promotionCodes.oldestFirst()
    .find(({ active, code }) => active && code.toLowerCase() === typed.trim().toLowerCase());
}
