import { z } from "zod";

/** 10^12: no single amount may be larger, in the credit type's smallest unit. */
export const MAX_AMOUNT_CREDITS = 1_000_000_000_000;

const code = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

const cost = {
  tenant_id: z.uuid(),
  amount: z.number().exactOptional(),
  action: code.exactOptional(),
  quantity: z.number().exactOptional(),
  credit_type: code.exactOptional(),
};

/** What a preflight asks: an amount, or an action and how often. Amounts are whole smallest units. */
export const preflightRequest = z.strictObject(cost);

/** What a deduct asks: as a preflight, under an idempotency key that a repetition must reuse. */
export const deductRequest = z.strictObject({
  ...cost,
  idempotency_key: z.string().min(1).max(255),
  reference: z.string().max(255).exactOptional(),
  metadata: z.record(z.string(), z.json()).exactOptional(),
  actor: z.uuid().exactOptional(),
});

export type PreflightRequest = z.infer<typeof preflightRequest>;
export type DeductRequest = z.infer<typeof deductRequest>;
