import { CreditError } from "./credit-error.ts";
import type { Preflight } from "./ledger-rows.ts";

/**
 * Refuses with 402 unless the preflight allows the work: for what the tenant lacks, else for what the
 * member's budget does.
 */
export function assertAllowed(preflight: Preflight): void {
  const { allowed, required, balance, held, budget_left } = preflight;
  if (allowed) return;
  const available = Math.max(balance - held, 0);
  if (budget_left !== null && available >= required) {
    throw new CreditError(
      "budget_exceeded",
      `Cannot spend ${required} credits: ${budget_left} left of the member's budget for this month`,
      {
        hint: "Ask an owner or admin of the tenant for a higher budget, or wait for the next month",
        shortfall: { required, available: budget_left, shortfall: required - budget_left },
      },
    );
  }
  const shortfall = required - available;
  throw new CreditError(
    "insufficient_credits",
    `Cannot spend ${required} credits: ${available} available`,
    { hint: `Top up at least ${shortfall} credits`, shortfall: { required, available, shortfall } },
  );
}
