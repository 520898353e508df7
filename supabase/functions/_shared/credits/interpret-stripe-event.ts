import { z } from "zod";
import { isOurs } from "./purchase-metadata.ts";

/** What a verified event asks of us: look at a session, or nothing, and why. */
export type Interpretation =
  | { kind: "checkout"; sessionId: string }
  | { kind: "ignored"; reason: "unhandled_type" | "not_ours" }
  | { kind: "quarantined"; reason: "livemode_mismatch" | "unreadable_event" };

/** Events after which a purchase may stand elsewhere. Which one came does not matter: money decides. */
const CHECKOUT_EVENTS: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
]);

const sessionHint = z.object({
  id: z.string().min(1),
  metadata: z.record(z.string(), z.string()).nullish(),
});

type EventHint = { type: string; livemode: boolean; data: { object: unknown } };

/**
 * Decides from the event alone. The payload is a hint: rendered by whatever API version the endpoint
 * has, possibly days old. Only the session's id and our own mark are read from it.
 */
export function interpretStripeEvent(
  event: EventHint,
  expected: { livemode: boolean; env: string },
): Interpretation {
  if (!CHECKOUT_EVENTS.has(event.type)) return { kind: "ignored", reason: "unhandled_type" };
  const session = sessionHint.safeParse(event.data.object);
  if (!session.success) return { kind: "quarantined", reason: "unreadable_event" };
  if (!isOurs(session.data.metadata, expected.env)) return { kind: "ignored", reason: "not_ours" };
  if (event.livemode !== expected.livemode) {
    return { kind: "quarantined", reason: "livemode_mismatch" };
  }
  return { kind: "checkout", sessionId: session.data.id };
}
