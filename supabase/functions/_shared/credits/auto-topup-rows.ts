import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";

/** What was decided, and the price that was agreed to; null when it was switched off. */
export const autoTopupSetRow = z.object({
  outcome: z.enum(["switched_on", "switched_off"]),
  price_minor: wholeNumber.nullable(),
  currency: z.string().nullable(),
});

/**
 * An automatic top-up to work at. The card is null until one was chosen; is_first says that nobody
 * has worked at it before, may_charge that its idempotency key still protects it and
 * the order still stands.
 */
export const autoTopupRow = z.object({
  tenant_id: z.uuid(),
  purchase_id: z.uuid(),
  price_minor: wholeNumber,
  currency: z.string(),
  stripe_customer_id: z.string(),
  stripe_payment_method_id: z.string().nullable(),
  created_at: z.string(),
  is_first: z.boolean(),
  may_charge: z.boolean(),
});

export type AutoTopup = z.infer<typeof autoTopupRow>;
