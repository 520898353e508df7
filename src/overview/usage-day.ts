import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { labels } from "../credits/labels.ts";

/** A row of `credit_usage_daily`: what one action used on one UTC day. */
export const usageDay = z.object({
  day: z.iso.date(),
  action: z.string().nullable(),
  action_labels: labels.nullable(),
  used_credits: amount,
}).transform((row) => ({
  day: row.day,
  action: row.action,
  labels: row.action_labels,
  usedCredits: row.used_credits,
}));

/** What one action used on one day. */
export type UsageDay = z.infer<typeof usageDay>;
