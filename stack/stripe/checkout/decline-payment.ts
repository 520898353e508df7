import type Stripe from "stripe";
import type { Context } from "../context.ts";
import type { Decline } from "../resources/charges/charge.ts";
import { declineIntent } from "../resources/payment-intents/charge-intent.ts";
import { DECLINES } from "../resources/payment-methods/card-behaviour.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";
import { intentOf, methodOf, openSessionOnly } from "./attempt-payment.ts";

/** Tries a card that the bank declines: a failed charge and its events; the session stays open for another try. */
export function declinePayment(
  context: Context,
  asked: Stripe.Checkout.Session,
  payer: Payer,
  decline: Decline = DECLINES.generic_decline,
): Stripe.Checkout.Session {
  const session = openSessionOnly(context, asked);
  const intent = intentOf(context, session);
  declineIntent(context, intent, methodOf(context, "card", payer), decline);
  return context.account.sessions.find(session.id) ?? session;
}
