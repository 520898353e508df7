import { z } from "zod";

/** 10^12: no single amount may be larger, in the credit type's smallest unit. */
export const MAX_AMOUNT_CREDITS = 1_000_000_000_000;

const code = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** Text that survives the way to the database: a lone surrogate would make two keys the same. */
const text = z.string().max(255).refine(
  (value) => value.isWellFormed(),
  "must be well-formed text",
);

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
  idempotency_key: text.min(1),
  reference: text.exactOptional(),
  metadata: z.record(z.string(), z.json()).exactOptional(),
});

export type PreflightRequest = z.infer<typeof preflightRequest>;
export type DeductRequest = z.infer<typeof deductRequest>;
