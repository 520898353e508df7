import { z } from "zod";
import { metadata } from "./metadata.ts";
import { code } from "./spend-request.ts";
import { storedText } from "./stored-text.ts";

const correction = {
  tenant_id: z.uuid(),
  idempotency_key: storedText.min(1),
  metadata: metadata.exactOptional(),
  actor: z.uuid().exactOptional(),
};

/** What a restore asks: the entry whose work failed, and how much of it; all that is left by default. */
export const restoreRequest = z.strictObject({
  ...correction,
  origin_entry_id: z.int().positive(),
  amount: z.number().exactOptional(),
  reason: storedText.exactOptional(),
});

/** What an adjustment asks: a signed amount and why. What it grants may expire. */
export const adjustRequest = z.strictObject({
  ...correction,
  amount: z.number(),
  reason: storedText.min(1),
  credit_type: code.exactOptional(),
  expires_at: z.iso.datetime({ offset: true }).exactOptional(),
});

/** What a reversal asks: the grant whose money went back, and how many of its credits. */
export const reverseRequest = z.strictObject({
  ...correction,
  grant_id: z.uuid(),
  amount: z.number(),
  reason: storedText.exactOptional(),
});

export type RestoreRequest = z.infer<typeof restoreRequest>;
export type AdjustRequest = z.infer<typeof adjustRequest>;
export type ReverseRequest = z.infer<typeof reverseRequest>;
