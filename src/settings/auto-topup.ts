import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { moment } from "../credits/moment.ts";

/** Why a tenant's saved card is charged now, or not. */
export const autoTopupState = z.enum([
  "waiting",
  "off",
  "off_after_declines",
  "off_for_review",
  "charging",
  "needs_authentication",
  "enough_credits",
  "cooling_down",
  "backing_off",
  "provider_unavailable",
  "package_unavailable",
  "price_changed",
  "account_frozen",
  "checkout_closed",
  "no_saved_card",
  "cap_reached",
]);

/** A row of `credit_auto_topups`. */
export const autoTopup = z.object({
  is_on: z.boolean(),
  threshold_credits: amount,
  package_id: z.string(),
  price_minor: amount,
  currency: z.string(),
  monthly_cap_minor: amount,
  charged_this_month_minor: amount,
  cooldown_seconds: z.int(),
  state: autoTopupState,
  state_since: moment,
  declines: z.int(),
  paused_until: moment.nullable(),
}).transform((row) => ({
  isOn: row.is_on,
  thresholdCredits: row.threshold_credits,
  packageId: row.package_id,
  priceMinor: row.price_minor,
  currency: row.currency,
  monthlyCapMinor: row.monthly_cap_minor,
  chargedThisMonthMinor: row.charged_this_month_minor,
  cooldownSeconds: row.cooldown_seconds,
  state: row.state,
  stateSince: row.state_since,
  declines: row.declines,
  pausedUntil: row.paused_until,
}));

/** What a tenant agreed to have charged, and why it is charged now or not. */
export type AutoTopup = z.infer<typeof autoTopup>;
