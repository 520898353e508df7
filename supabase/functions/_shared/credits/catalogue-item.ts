import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";

/** 10^12, in the credit type's smallest unit: what no single amount may exceed. */
const MAX_AMOUNT_CREDITS = 1_000_000_000_000;

const name = z.string().trim().min(1).max(100);
const labels = z.object({ de: name, en: name });

/** What a package is, beside its id. */
export const packageContent = z.object({
  labels,
  amount_credits: wholeNumber.min(1).max(MAX_AMOUNT_CREDITS),
  price_minor: wholeNumber.min(1).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/),
  expires_after_days: wholeNumber.min(1).max(3_650).nullable(),
  is_active: z.boolean(),
  is_recommended: z.boolean(),
  sort_order: wholeNumber.min(-1_000_000).max(1_000_000),
});

/** What an action of the price list is, beside its code. */
export const actionContent = z.object({
  labels,
  unit_labels: labels,
  amount_credits: wholeNumber.min(1).max(MAX_AMOUNT_CREDITS),
  is_active: z.boolean(),
  sort_order: wholeNumber.min(-1_000_000).max(1_000_000),
});

const version = {
  item_id: z.string(),
  version: wholeNumber,
  saved_by: z.string().nullable(),
  saved_by_email: z.string().nullable(),
  reason: z.string().nullable(),
  saved_at: z.string(),
};

/** One version of one item of the catalogue. */
export const catalogueItem = z.union([
  z.object({ ...version, kind: z.enum(["package"]), content: packageContent }),
  z.object({ ...version, kind: z.enum(["action"]), content: actionContent }),
]);

/** What saving did, and the version that stands now. */
export const savedVersion = z.object({
  outcome: z.enum(["added", "changed", "unchanged"]),
  version: wholeNumber,
});

export type CatalogueItem = z.infer<typeof catalogueItem>;
