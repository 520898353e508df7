import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";

const CANCELABLE: readonly string[] = [
  "requires_action",
  "requires_confirmation",
  "requires_payment_method",
];

/** Ends an intent on which no money has moved; throws Stripe's 400 for any other. */
export function cancelIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  cancellation_reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      { code: "payment_intent_unexpected_state" },
    );
  }
  const canceled = context.account.paymentIntents.replace({
    ...intent,
    canceled_at: context.clock.now(),
    cancellation_reason,
    status: "canceled",
  });
  context.emit("payment_intent.canceled", canceled);
  return canceled;
}
