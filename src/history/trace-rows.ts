import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { labels } from "../credits/labels.ts";
import { moment } from "../credits/moment.ts";

/** A row of `rpc_credit_trace_entry`: a grant that paid for an entry, or that got something back. */
export const payingGrant = z.object({
  grant_id: z.string(),
  source: z.string(),
  package_labels: labels.nullable(),
  expires_at: moment.nullable(),
  paid_credits: amount,
  returned_credits: amount,
}).transform((row) => ({
  grantId: row.grant_id,
  source: row.source,
  packageLabels: row.package_labels,
  expiresAt: row.expires_at,
  paidCredits: row.paid_credits,
  returnedCredits: row.returned_credits,
}));

/** A row of `rpc_credit_trace_grant`: something that a grant was spent on. */
export const grantSpending = z.object({
  entry_id: amount,
  kind: z.string(),
  action: z.string().nullable(),
  paid_credits: amount,
  returned_credits: amount,
  from_spent: amount,
  created_at: moment,
}).transform((row) => ({
  entryId: row.entry_id,
  kind: row.kind,
  action: row.action,
  paidCredits: row.paid_credits,
  returnedCredits: row.returned_credits,
  fromSpent: row.from_spent,
  createdAt: row.created_at,
}));

export type PayingGrant = z.infer<typeof payingGrant>;
export type GrantSpending = z.infer<typeof grantSpending>;
