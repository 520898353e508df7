import { z } from "zod";

/** What a movement of the history is. Holds and releases own nothing and are not in it. */
export const entryKind = z.enum([
  "topup",
  "deduct",
  "capture",
  "expire",
  "reverse",
  "restore",
  "adjust",
]);

const labels = z.object({ de: z.string(), en: z.string() }).nullable();
const text = z.string().nullable();

/** An entry of credit_entries as rpc_credit_find_entries answers it. */
export const historyEntry = z.object({
  entry_id: z.int(),
  kind: entryKind,
  amount_credits: z.int(),
  balance_after: z.int(),
  action: text,
  action_labels: labels,
  unit_labels: labels,
  quantity: z.int().nullable(),
  reference: text,
  reason: text,
  source: text,
  grant_id: text,
  purchase_id: text,
  package_labels: labels,
  actor: text,
  created_at: z.string().refine((moment) => !Number.isNaN(Date.parse(moment))),
});

/** A page of the history, newest first; next_before asks for the one after, null at the end. */
export const historyPage = z.object({
  entries: z.array(historyEntry),
  next_before: z.int().nullable(),
});

/** A member as credit_members shows them to the caller. */
export const memberRow = z.object({ user_id: z.string(), email: text });

export type HistoryEntry = z.infer<typeof historyEntry>;
export type HistoryPage = z.infer<typeof historyPage>;
export type MemberRow = z.infer<typeof memberRow>;
