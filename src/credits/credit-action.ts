import { z } from "zod";
import { amount } from "./amount.ts";
import { labels } from "./labels.ts";

/** A row of `credit_actions`: what one unit of a metered action costs. */
export const creditAction = z.object({
  action: z.string().min(1),
  labels,
  unit_labels: labels.nullish(),
  amount_credits: amount.pipe(z.int().nonnegative()),
}).transform((row) => ({
  action: row.action,
  labels: row.labels,
  unitLabels: row.unit_labels ?? null,
  amountCredits: row.amount_credits,
}));

/** A line of the price list. */
export type CreditAction = z.infer<typeof creditAction>;
