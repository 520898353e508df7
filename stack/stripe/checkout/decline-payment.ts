import type Stripe from "stripe";
import type { Context } from "../context.ts";
import type { Decline } from "../resources/charges/charge.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";
import { charge, intentOf, methodOf, openSessionOnly } from "./attempt-payment.ts";

/** The declines that Stripe's test cards offer, by the bank's word. */
export const DECLINES = {
  generic_decline: {
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  },
  insufficient_funds: {
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
  },
  lost_card: {
    code: "card_declined",
    decline_code: "lost_card",
    message: "Your card was declined.",
  },
  expired_card: {
    code: "expired_card",
    decline_code: "expired_card",
    message: "Your card has expired.",
  },
} as const satisfies Record<string, Decline>;

/** Tries a card that the bank declines: a failed charge and its events; the session stays open for another try. */
export function declinePayment(
  context: Context,
  asked: Stripe.Checkout.Session,
  payer: Payer,
  decline: Decline = DECLINES.generic_decline,
): Stripe.Checkout.Session {
  const { account, emit } = context;
  const session = openSessionOnly(context, asked);
  const intent = intentOf(context, session);
  const failed = charge(context, intent, methodOf(context, "card", payer), decline);
  const waiting = account.paymentIntents.replace({
    ...intent,
    last_payment_error: {
      charge: failed.id,
      code: decline.code,
      decline_code: decline.decline_code,
      message: decline.message,
      type: "card_error",
    },
    latest_charge: failed.id,
    status: "requires_payment_method",
  });
  emit("charge.failed", failed);
  emit("payment_intent.payment_failed", waiting);
  return account.sessions.find(session.id) ?? session;
}
