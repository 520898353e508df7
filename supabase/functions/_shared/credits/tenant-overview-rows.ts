import { z } from "zod";
import { historyEntry } from "./history-entry.ts";
import { wholeNumber } from "./whole-number.ts";
import { purchaseStatus } from "./purchase-status.ts";

/** A tenant as operators see it: a balance below zero is debt. */
export const tenantOverview = z.object({
  tenant_id: z.uuid(),
  name: z.string(),
  created_at: z.string(),
  balance: wholeNumber,
  held: wholeNumber,
  available: wholeNumber,
  is_frozen: z.boolean(),
  last_purchase_at: z.string().nullable(),
  sort_key: wholeNumber.nullable(),
});

/** A movement in a tenant's history, with all that its sentence is made of. */
export const tenantEntry = z.object({
  ...historyEntry.shape,
  origin_entry_id: wholeNumber.nullable(),
});

/** A tenant's order and where it stands. */
export const tenantPurchase = z.object({
  purchase_id: z.uuid(),
  package_id: z.string(),
  amount_credits: wholeNumber,
  price_minor: wholeNumber,
  currency: z.string(),
  status: purchaseStatus,
  origin: z.string(),
  created_at: z.string(),
});

/** Who did what to a tenant's credits. */
export const tenantAuditRecord = z.object({
  record_id: wholeNumber,
  action: z.string(),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  created_at: z.string(),
});

/** All that an operator is shown of one tenant: how it stands, and the latest of what happened. */
export const tenantDetail = z.object({
  tenant: tenantOverview,
  entries: z.array(tenantEntry),
  purchases: z.array(tenantPurchase),
  audit: z.array(tenantAuditRecord),
});

export type TenantOverview = z.infer<typeof tenantOverview>;
