import { z } from "zod";
import { amount } from "./amount.ts";
import { moment } from "./moment.ts";

/** A row of `credit_balances`: what is true now, even if nobody has written since an expiry. */
export const balanceRow = z.object({
  balance: amount,
  held: amount,
  available: amount.pipe(z.int().nonnegative()),
  debt: amount.pipe(z.int().nonnegative()),
  is_frozen: z.boolean(),
  expires_next_at: moment.nullable(),
  expires_next_credits: amount.pipe(z.int().positive()).nullable(),
});

/** What a tenant loses next unless it is spent before. */
export type NextExpiry = { expiresAt: string; amountCredits: number };

/**
 * What a tenant has: everything, what work in progress holds, what may be spent, what expires; what the
 * next top-up settles first, and whether spending rests while a payment is in question.
 */
export type Balance = {
  balance: number;
  held: number;
  available: number;
  debt: number;
  isFrozen: boolean;
  nextExpiry: NextExpiry | null;
};

/** Reads a balance from its row; a tenant without a row has never had credits. */
export function toBalance(row: z.infer<typeof balanceRow> | null): Balance {
  if (row === null) {
    return { balance: 0, held: 0, available: 0, debt: 0, isFrozen: false, nextExpiry: null };
  }
  const { balance, held, available, debt, is_frozen: isFrozen } = row;
  return { balance, held, available, debt, isFrozen, nextExpiry: toNextExpiry(row) };
}

function toNextExpiry(row: z.infer<typeof balanceRow>): NextExpiry | null {
  const { expires_next_at: expiresAt, expires_next_credits: amountCredits } = row;
  return expiresAt === null || amountCredits === null ? null : { expiresAt, amountCredits };
}
