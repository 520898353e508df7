import type { DeductRequest } from "./credits/spend-request.ts";

/** Why a buffer gave an item back: only after `failed` may the ledger have taken the credits. */
export type UndeliveredReason = "full" | "closed" | "failed";

const MESSAGES: Record<UndeliveredReason, string> = {
  full: "Cannot take another deduct: too many are waiting. Slow down and send it again",
  closed:
    "Cannot take another deduct: the buffer is closed. Send it to the ledger or another buffer",
  failed: "Cannot tell whether the deduct was taken. Send it again with the same idempotency key",
};

/** A deduct of which a buffer knows no outcome, with the item to send again: its key makes that safe. */
export class UndeliveredDeduct extends Error {
  override readonly name = "UndeliveredDeduct";
  readonly item: DeductRequest;
  readonly reason: UndeliveredReason;

  constructor(item: DeductRequest, reason: UndeliveredReason, cause?: unknown) {
    super(MESSAGES[reason], { cause });
    this.item = item;
    this.reason = reason;
  }
}
