import { z } from "zod";
import { amount } from "./amount.ts";
import { labels } from "./labels.ts";

/** A row of `credit_packages`: what can be bought, at which price. */
export const creditPackage = z.object({
  package_id: z.string().min(1),
  labels,
  amount_credits: amount.pipe(z.int().positive()),
  price_minor: amount.pipe(z.int().nonnegative()),
  currency: z.string().regex(/^[A-Z]{3}$/),
  expires_after_days: z.int().positive().nullable(),
  is_recommended: z.boolean(),
}).transform((row) => ({
  packageId: row.package_id,
  labels: row.labels,
  amountCredits: row.amount_credits,
  priceMinor: row.price_minor,
  currency: row.currency,
  expiresAfterDays: row.expires_after_days,
  isRecommended: row.is_recommended,
}));

/** A package on sale. */
export type CreditPackage = z.infer<typeof creditPackage>;
