import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";
import { purchaseStatus } from "./purchase-status.ts";

/** A purchase or an event that waits for a person, or a person's decision about it. */
export const quarantineCase = z.object({
  id: z.string(),
  reason: z.string(),
  tenant_id: z.uuid().nullable(),
  purchase_id: z.uuid().nullable(),
  event_type: z.string().nullable(),
  since: z.string(),
  purchase_status: purchaseStatus.nullable(),
  amount_credits: wholeNumber.nullable(),
  price_minor: wholeNumber.nullable(),
  currency: z.string().nullable(),
  stripe_session_id: z.string().nullable(),
  stripe_customer_id: z.string().nullable(),
  begun_at: z.string().nullable(),
  resolved_at: z.string().nullable(),
  resolution: z.string().nullable(),
  resolved_by: z.string().nullable(),
});

/** A decision about a case, as it stands on record; replayed when it was made before. */
export const resolution = z.object({
  resolved_at: z.string(),
  resolution: z.string(),
  resolved_by: z.string(),
  replayed: z.boolean(),
});

/** Why an account may not spend, and who ended it. */
export const freeze = z.object({
  tenant_id: z.uuid(),
  cause_id: z.string(),
  cause: z.enum(["dispute", "fraud_warning"]),
  purchase_id: z.uuid(),
  credit_type: z.string(),
  frozen_at: z.string(),
  lifted_at: z.string().nullable(),
  lift_reason: z.string().nullable(),
  lifted_by: z.string().nullable(),
  tenant_name: z.string().nullable(),
});

/** A freeze that was lifted; is_frozen says whether another one stands. */
export const liftedFreeze = z.object({
  lifted_at: z.string(),
  lift_reason: z.string(),
  lifted_by: z.string(),
  is_frozen: z.boolean(),
});

export type QuarantineCase = z.infer<typeof quarantineCase>;
export type Freeze = z.infer<typeof freeze>;
