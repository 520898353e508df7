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
  source: z.string().nullish(),
  created_at: moment,
}).transform((row) => ({
  entryId: row.entry_id,
  kind: row.kind,
  amountCredits: row.amount_credits,
  balanceAfter: row.balance_after,
  action: row.action ?? null,
  quantity: row.quantity ?? null,
  reference: namesOurs(row) ? null : row.reference ?? null,
  source: row.source ?? null,
  createdAt: row.created_at,
}));

/** A top-up names our purchase, an expiry our grant, a reversal either: that tells a reader little. */
function namesOurs({ kind, reference }: { kind: string; reference?: string | null | undefined }) {
  switch (kind) {
    case "topup":
    case "expire":
      return true;
    case "reverse":
    case "restore":
      return z.uuid().safeParse(reference).success;
    default:
      return false;
  }
}

/** One movement of a tenant's credits. */
export type CreditEntry = z.infer<typeof creditEntry>;
