import { z } from "zod";
import { amount } from "./amount.ts";
import { moment } from "./moment.ts";

const kinds = ["topup", "deduct", "capture", "expire", "reverse", "restore", "adjust"] as const;

/** A row of `credit_entries`: one movement of the ledger. */
export const creditEntry = z.object({
  entry_id: amount,
  kind: z.enum(kinds),
  amount_credits: amount,
  balance_after: amount,
  action: z.string().nullish(),
  quantity: amount.nullish(),
  reference: z.string().nullish(),
  reason: z.string().nullish(),
  source: z.string().nullish(),
  created_at: moment,
}).transform((row) => ({
  entryId: row.entry_id,
  kind: row.kind,
  amountCredits: row.amount_credits,
  balanceAfter: row.balance_after,
  action: row.action ?? null,
  quantity: row.quantity ?? null,
  reference: row.reference ?? row.reason ?? null,
  source: row.source ?? null,
  createdAt: row.created_at,
}));

/** One movement of a tenant's credits. */
export type CreditEntry = z.infer<typeof creditEntry>;
