import { z } from "zod";
import { amount } from "./amount.ts";
import { labels } from "./labels.ts";
import { moment } from "./moment.ts";
import { entryKind } from "../../supabase/functions/_shared/credits/history-entry.ts";

/** The columns of `credit_entries` that a movement is read from. */
export const MOVEMENT_COLUMNS =
  "entry_id,kind,amount_credits,balance_after,action,action_labels,unit_labels,quantity," +
  "reference,reason,source,grant_id,purchase_id,package_labels,actor,origin_entry_id,created_at";

/** A row of `credit_entries` with all that a person may want to know of it. */
export const movement = z.object({
  entry_id: amount,
  kind: entryKind,
  amount_credits: amount,
  balance_after: amount,
  action: z.string().nullable(),
  action_labels: labels.nullable(),
  unit_labels: labels.nullable(),
  quantity: amount.nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  source: z.string().nullable(),
  grant_id: z.string().nullable(),
  purchase_id: z.string().nullable(),
  package_labels: labels.nullable(),
  actor: z.string().nullable(),
  origin_entry_id: amount.nullable(),
  created_at: moment,
}).transform((row) => ({
  entryId: row.entry_id,
  kind: row.kind,
  amountCredits: row.amount_credits,
  balanceAfter: row.balance_after,
  action: row.action,
  actionLabels: row.action_labels,
  unitLabels: row.unit_labels,
  quantity: row.quantity,
  reference: row.reference,
  reason: row.reason,
  source: row.source,
  grantId: row.grant_id,
  purchaseId: row.purchase_id,
  packageLabels: row.package_labels,
  actor: row.actor,
  originEntryId: row.origin_entry_id,
  createdAt: row.created_at,
}));

/** One movement of a tenant's credits. */
export type Movement = z.infer<typeof movement>;

/** A page of movements, newest first, and where the next one starts; null at the end. */
export const movementPage = z.object({
  entries: z.array(movement),
  next_before: amount.nullable(),
}).transform((page) => ({ rows: page.entries, next: page.next_before }));
