import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { labels } from "../credits/labels.ts";
import { moment } from "../credits/moment.ts";
import { purchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";

/** The columns of `credit_purchases` that the page shows. */
export const BOUGHT_COLUMNS =
  "purchase_id,attempt_id,package_id,package_labels,amount_credits,price_minor,currency,status," +
  "created_at,updated_at,origin,saves_card,created_by,entry_id";

/** A row of `credit_purchases` with what was bought, for how much and by whom. */
export const bought = z.object({
  purchase_id: z.string(),
  attempt_id: z.string(),
  package_id: z.string(),
  package_labels: labels,
  amount_credits: amount,
  price_minor: amount,
  currency: z.string(),
  status: purchaseStatus,
  created_at: moment,
  updated_at: moment,
  origin: z.enum(["checkout", "auto_topup"]).catch("checkout"),
  saves_card: z.boolean(),
  created_by: z.string(),
  entry_id: amount.nullable(),
}).transform((row) => ({
  purchaseId: row.purchase_id,
  attemptId: row.attempt_id,
  packageId: row.package_id,
  packageLabels: row.package_labels,
  amountCredits: row.amount_credits,
  priceMinor: row.price_minor,
  currency: row.currency,
  status: row.status,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  origin: row.origin,
  savesCard: row.saves_card,
  createdBy: row.created_by,
  entryId: row.entry_id,
}));

/** One purchase of the tenant's. */
export type Bought = z.infer<typeof bought>;
