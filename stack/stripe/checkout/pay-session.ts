import type Stripe from "stripe";
import type { Context } from "../context.ts";
import { succeedIntent } from "../resources/payment-intents/charge-intent.ts";
import { attachMethod } from "../resources/payment-methods/attach-method.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";
import { intentOf, methodOf, openSessionOnly } from "./attempt-payment.ts";
import { completeSession, customerFor, type Payment } from "./complete-session.ts";

/** Charges the intent; the charge's and the intent's events come before that of the session. */
function settle(context: Context, intent: Stripe.PaymentIntent, payer: Payer): Stripe.Charge {
  const method = methodOf(context, "card", payer);
  const { charge } = succeedIntent(context, intent, method);
  if (intent.setup_future_usage !== null && typeof intent.customer === "string") {
    attachMethod(context, method, intent.customer);
  }
  return charge;
}

/**
 * Completes an open session with a card that works: intent and charge succeeded, session paid, events sent. With
 * `setup_future_usage` the card is saved with the customer. A session over nothing completes without a payment intent,
 * as at Stripe.
 */
export function paySession(
  context: Context,
  asked: Stripe.Checkout.Session,
  payer: Payer,
): Payment {
  const open = openSessionOnly(context, asked);
  const session = { ...open, customer: customerFor(context, open, payer) };
  const paid = session.amount_total === 0
    ? null
    : settle(context, { ...intentOf(context, session), customer: session.customer }, payer);
  return completeSession(context, session, payer, paid);
}
