import { newId } from "../state/new-id.ts";

/** One POST to an endpoint; times are real Unix milliseconds, because receivers live in real time. */
export interface Attempt {
  readonly at_ms: number;
  /** The status answered; null when no answer came. */
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
}

/**
 * held: waits for a release · pending: an attempt is due or under way · succeeded: answered 2xx · failed: no attempt is
 * left · dropped: a fault rule swallowed it.
 */
export type DeliveryStatus = "held" | "pending" | "succeeded" | "failed" | "dropped";

/** One event on its way to one endpoint, with everything that happened on the way. */
export interface Delivery {
  readonly id: string;
  readonly object: "delivery";
  readonly event: string;
  readonly type: string;
  readonly endpoint: string;
  readonly status: DeliveryStatus;
  readonly attempts: readonly Attempt[];
  readonly max_attempts: number;
  /** When the next attempt is due; null when none is. */
  readonly next_attempt_at_ms: number | null;
}

/** A delivery on which nothing has happened yet. */
export function newDelivery(
  fields: Pick<Delivery, "event" | "type" | "endpoint" | "status" | "max_attempts">,
): Delivery {
  return {
    id: newId("delivery"),
    object: "delivery",
    attempts: [],
    next_attempt_at_ms: null,
    ...fields,
  };
}
