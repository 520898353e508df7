import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { moment } from "../credits/moment.ts";

/** A row of `credit_grants` that has something left. */
export const grant = z.object({
  left_credits: amount.pipe(z.int().nonnegative()),
  expires_at: moment.nullable(),
}).transform((row) => ({ leftCredits: row.left_credits, expiresAt: row.expires_at }));

/** Credits that can still be spent, and until when. */
export type Grant = z.infer<typeof grant>;
