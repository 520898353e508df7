import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { moment } from "../credits/moment.ts";

/** What the sentences need of a record's details; what a newer server adds is left alone. */
const details = z.object({
  action: z.string().nullish(),
  limit_credits: amount.nullish(),
  low_balance_credits: amount.nullish(),
  threshold_credits: amount.nullish(),
  monthly_cap_minor: amount.nullish(),
  amount_credits: amount.nullish(),
  price_minor: amount.nullish(),
  currency: z.string().regex(/^[A-Z]{3}$/).nullish(),
  package_id: z.string().nullish(),
  reversed_credits: amount.nullish(),
});

/** A row of `credit_audit`. */
export const auditRecord = z.object({
  record_id: amount,
  action: z.string(),
  subject: z.string().nullable(),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  details,
  created_at: moment,
}).transform((row) => ({
  recordId: row.record_id,
  action: row.action,
  subject: row.subject,
  actor: row.actor,
  reason: row.reason,
  details: row.details,
  createdAt: row.created_at,
}));

/** Who did what to a tenant's credits, and when. */
export type AuditRecord = z.infer<typeof auditRecord>;
