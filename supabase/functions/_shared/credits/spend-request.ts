import { z } from "zod";
import { metadata } from "./metadata.ts";
import { storedText } from "./stored-text.ts";

/** How many deducts one batch may carry. */
export const MAX_BATCH_ITEMS = 1000;

/** A name in the database: an action, a credit type. */
export const code = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

const cost = {
  tenant_id: z.uuid(),
  amount: z.number().exactOptional(),
  action: code.exactOptional(),
  quantity: z.number().exactOptional(),
  credit_type: code.exactOptional(),
  actor: z.uuid().exactOptional(),
};

/**
 * What a preflight asks: an amount, or an action and how often. Amounts are whole smallest units. An
 * amount beside an action is what it costs; the action is then a label. With an actor, the member on
 * whose behalf it happens, their budgets count as well.
 */
export const preflightRequest = z.strictObject(cost);

/** What a deduct asks: as a preflight, under an idempotency key that a repetition must reuse. */
export const deductRequest = z.strictObject({
  ...cost,
  idempotency_key: storedText.min(1),
  reference: storedText.exactOptional(),
  metadata: metadata.exactOptional(),
});

/** Many deducts, of many tenants if need be, each with its own key and its own outcome. */
export const deductBatchRequest = z.strictObject({
  items: z.array(deductRequest).min(1).max(MAX_BATCH_ITEMS),
});

export type PreflightRequest = z.infer<typeof preflightRequest>;
export type DeductRequest = z.infer<typeof deductRequest>;
