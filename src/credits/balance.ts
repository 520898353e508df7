import { z } from "zod";
import { amount } from "./amount.ts";

/** A row of `tenant_credit_balance`. */
export const balanceRow = z.object({
  balance: amount,
  held: amount,
});

/** What a tenant has: everything, what work in progress holds, and what may be spent. */
export type Balance = {
  balance: number;
  held: number;
  available: number;
};

/** Reads a balance from its row; a tenant without a row has never had credits. */
export function toBalance(row: z.infer<typeof balanceRow> | null): Balance {
  const { balance, held } = row ?? { balance: 0, held: 0 };
  return { balance, held, available: Math.max(balance - held, 0) };
}
