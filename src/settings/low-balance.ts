import { z } from "zod";
import { amount } from "../credits/amount.ts";

/** A row of `credit_low_balances`. */
export const lowBalance = z.object({
  low_balance_credits: amount.pipe(z.int().positive()),
  is_low: z.boolean(),
}).transform((row) => ({ lowBalanceCredits: row.low_balance_credits, isLow: row.is_low }));

/** Below how many available credits the tenant is warned, and whether it has been. */
export type LowBalance = z.infer<typeof lowBalance>;
