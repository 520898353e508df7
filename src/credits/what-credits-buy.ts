import type { CreditAction } from "./credit-action.ts";

/** So many lines make an idea of the value; more would be the price list again. */
const MOST_LINES = 6;

/** How often an action can be paid. */
export type Worth = { action: CreditAction; times: number };

/** How often so many credits pay for each priced action alone, in the price list's order. */
export function whatCreditsBuy(actions: CreditAction[], amountCredits: number): Worth[] {
  return actions
    .filter((action) => action.amountCredits > 0)
    .map((action) => ({ action, times: Math.floor(amountCredits / action.amountCredits) }))
    .filter(({ times }) => times > 0)
    .slice(0, MOST_LINES);
}
