import { z } from "zod";

/** A dispute, and what the bank took and gave back for it, in the payment's currency. */
export type DisputeFact = {
  id: string;
  status: string;
  withdrawn_minor: number;
  reinstated_minor: number;
};

/** The states of a dispute, in the order in which it comes to them, as in billing.dispute_rank. */
export const DISPUTE_STATUSES = [
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
] as const;

const dispute = z.object({
  id: z.string().min(1),
  amount: z.number().int().nonnegative(),
  currency: z.string(),
  status: z.enum(DISPUTE_STATUSES),
  balance_transactions: z.array(
    z.object({ amount: z.number().int(), currency: z.string() }),
  ),
});

/**
 * Reads a dispute; null when it has a state that we do not know. Its balance transactions say what
 * moved, without Stripe's fees, which stand beside their amount
 * (https://docs.stripe.com/api/disputes/object). They are in the account's currency: where that is not
 * the payment's, a withdrawal is the disputed amount and what came back its share of that.
 */
export function readDispute(source: unknown, currency: string): DisputeFact | null {
  const parsed = dispute.safeParse(source);
  if (!parsed.success || parsed.data.currency !== currency) return null;
  const { id, status, amount, balance_transactions: movements } = parsed.data;
  const sumOf = (direction: 1 | -1) =>
    movements.reduce((sum, movement) => sum + Math.max(movement.amount * direction, 0), 0);
  const [withdrawn, reinstated] = [sumOf(-1), sumOf(1)];
  if (movements.every((movement) => movement.currency === currency)) {
    return { id, status, withdrawn_minor: withdrawn, reinstated_minor: reinstated };
  }
  const share = withdrawn === 0 ? 0 : Math.min(reinstated / withdrawn, 1);
  return {
    id,
    status,
    withdrawn_minor: withdrawn === 0 ? 0 : amount,
    reinstated_minor: Math.round(amount * share),
  };
}
