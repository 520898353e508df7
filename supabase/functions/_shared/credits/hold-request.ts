import { z } from "zod";
import { metadata } from "./metadata.ts";
import { deductRequest } from "./spend-request.ts";
import { storedText } from "./stored-text.ts";

/** 30 days: nothing is set aside for longer. */
const MAX_HOLD_SECONDS = 2_592_000;

/** What a hold asks: as a deduct, and how long the work may take (900 seconds unless told). */
export const holdRequest = z.strictObject({
  ...deductRequest.shape,
  ttl_seconds: z.int().min(1).max(MAX_HOLD_SECONDS).exactOptional(),
});

const closing = {
  tenant_id: z.uuid(),
  hold_id: z.uuid(),
  idempotency_key: storedText.min(1),
  reference: storedText.exactOptional(),
  metadata: metadata.exactOptional(),
};

/** What a capture asks: what the work cost, which is all that was held unless it says an amount. */
export const captureRequest = z.strictObject({ ...closing, amount: z.number().exactOptional() });

/** What a release asks: the whole hold back, under a key of its own. */
export const releaseRequest = z.strictObject(closing);

export type HoldRequest = z.infer<typeof holdRequest>;
export type CaptureRequest = z.infer<typeof captureRequest>;
export type ReleaseRequest = z.infer<typeof releaseRequest>;
