import { z } from "zod";
import { isAutoTopup, isOurs, readPurchaseIds } from "./purchase-metadata.ts";

/** Where an event says its payment is to be found; a payment of ours always has an intent. */
export type PaymentHint = { paymentIntentId: string | null; chargeId: string | null };

/** A payment of ours that was declined; occurredAt is null when Stripe did not say when. */
export type Decline = { tenantId: string; purchaseId: string; occurredAt: string | null };

/** What a verified event asks of us: look at what it is about, count a decline, or nothing, and why. */
export type Interpretation =
  | { kind: "checkout"; sessionId: string }
  | { kind: "payment"; hint: PaymentHint }
  | { kind: "auto_topup"; paymentIntentId: string }
  | { kind: "decline"; decline: Decline }
  | { kind: "ignored"; reason: "unhandled_type" | "not_ours" }
  | {
    kind: "quarantined";
    reason: "livemode_mismatch" | "unreadable_event" | "damaged_metadata";
  };

/** Events after which a purchase may stand elsewhere. Which one came does not matter: money decides. */
const CHECKOUT_EVENTS: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
]);

/** Events after which credits of a purchase may have to go, or come back. Which one does not matter. */
const PAYMENT_EVENTS: ReadonlySet<string> = new Set([
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "charge.dispute.closed",
  "radar.early_fraud_warning.created",
]);

/** One per declined attempt to pay; charge.failed tells of the same one and is not counted twice. */
const DECLINE_EVENT = "payment_intent.payment_failed";

/** Events after which an automatic top-up may stand elsewhere; any other payment has its session. */
const AUTO_TOPUP_EVENTS: ReadonlySet<string> = new Set([
  "payment_intent.succeeded",
  "payment_intent.requires_action",
  "payment_intent.canceled",
]);

/** Every type of event that may change something here. */
export const HANDLED_EVENTS: readonly string[] = [
  ...[...CHECKOUT_EVENTS, ...PAYMENT_EVENTS, ...AUTO_TOPUP_EVENTS, DECLINE_EVENT].toSorted(),
];

const objectHint = z.object({
  id: z.string().min(1),
  metadata: z.record(z.string(), z.string()).nullish(),
});

/** What is read of a verified event. */
export type EventHint = {
  type: string;
  livemode: boolean;
  /** Seconds since 1970. */
  created?: number | undefined;
  data: { object: unknown };
};

/**
 * Decides from the event alone. The payload is a hint: rendered by whatever API version the endpoint
 * has, possibly days old. Only the session's id and our own mark are read from it.
 */
export function interpretStripeEvent(
  event: EventHint,
  expected: { livemode: boolean; env: string },
): Interpretation {
  if (event.type === DECLINE_EVENT || AUTO_TOPUP_EVENTS.has(event.type)) {
    return interpretIntent(event, expected);
  }
  if (PAYMENT_EVENTS.has(event.type)) return interpretPayment(event, expected);
  if (!CHECKOUT_EVENTS.has(event.type)) return { kind: "ignored", reason: "unhandled_type" };
  const session = objectHint.safeParse(event.data.object);
  if (!session.success) return { kind: "quarantined", reason: "unreadable_event" };
  if (!isOurs(session.data.metadata, expected.env)) return { kind: "ignored", reason: "not_ours" };
  if (event.livemode !== expected.livemode) {
    return { kind: "quarantined", reason: "livemode_mismatch" };
  }
  return { kind: "checkout", sessionId: session.data.id };
}

const reference = z.union([z.string().min(1), z.object({ id: z.string().min(1) })])
  .transform((target) => typeof target === "string" ? target : target.id)
  .nullish();

const paymentHint = z.object({
  id: z.string().min(1),
  object: z.string(),
  charge: reference,
  payment_intent: reference,
});

/**
 * Refunds, disputes and warnings do not bear our mark; the payment they name does. Whether it is ours
 * is therefore asked of Stripe, which only answers in its own mode.
 */
function interpretPayment(event: EventHint, expected: { livemode: boolean }): Interpretation {
  const object = paymentHint.safeParse(event.data.object);
  if (!object.success) return { kind: "quarantined", reason: "unreadable_event" };
  if (event.livemode !== expected.livemode) {
    return { kind: "quarantined", reason: "livemode_mismatch" };
  }
  const { id, object: kind, charge, payment_intent: intent } = object.data;
  const chargeId = kind === "charge" ? id : charge ?? null;
  return { kind: "payment", hint: { paymentIntentId: intent ?? null, chargeId } };
}

/**
 * A payment without a session settles by its own events, the decline among them. Of any other only the
 * decline counts: it moves nothing, so our own ids in it are enough; Stripe is not asked again.
 */
function interpretIntent(
  event: EventHint,
  expected: { livemode: boolean; env: string },
): Interpretation {
  const intent = objectHint.safeParse(event.data.object);
  if (!intent.success) return { kind: "quarantined", reason: "unreadable_event" };
  const { metadata } = intent.data;
  if (!isOurs(metadata, expected.env)) return { kind: "ignored", reason: "not_ours" };
  const isAutomatic = isAutoTopup(metadata);
  if (!isAutomatic && event.type !== DECLINE_EVENT) {
    return { kind: "ignored", reason: "unhandled_type" };
  }
  if (event.livemode !== expected.livemode) {
    return { kind: "quarantined", reason: "livemode_mismatch" };
  }
  if (isAutomatic) return { kind: "auto_topup", paymentIntentId: intent.data.id };
  const ids = readPurchaseIds(metadata);
  if (ids === null) return { kind: "quarantined", reason: "damaged_metadata" };
  const occurredAt = event.created === undefined
    ? null
    : new Date(event.created * 1_000).toISOString();
  return { kind: "decline", decline: { ...ids, occurredAt } };
}
