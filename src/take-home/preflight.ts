import { z } from "zod";
import { amount } from "../credits/amount.ts";

/** What somebody is about to spend on: an action of the price list, once unless said otherwise. */
export type SpendRequest = { action: string; quantity?: number | undefined };

/** Whether it could be paid now, and if not, for want of what. */
export type Preflight = {
  isAllowed: boolean;
  refusal: "credits" | "budget" | "frozen" | null;
  shortfall: number;
};

/** A row of `rpc_credit_preflight`. */
export const preflightRow = z.object({
  allowed: z.boolean(),
  required: amount,
  balance: amount,
  held: amount,
  shortfall: amount,
});

/** What it answers for an account that is frozen. */
export const frozenError = z.object({ details: z.string().startsWith("account_frozen") });

/** Reads the database's answer: a budget is what refuses where the tenant itself has enough. */
export function toPreflight(row: z.infer<typeof preflightRow>): Preflight {
  const { allowed: isAllowed, shortfall } = row;
  if (isAllowed) return { isAllowed, refusal: null, shortfall: 0 };
  const hasEnough = row.balance - row.held >= row.required;
  return { isAllowed, refusal: hasEnough ? "budget" : "credits", shortfall };
}

/** The answer for a frozen account. */
export const FROZEN: Preflight = { isAllowed: false, refusal: "frozen", shortfall: 0 };
