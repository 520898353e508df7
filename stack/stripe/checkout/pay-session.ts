import type Stripe from "stripe";
import type { Context } from "../context.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";
import { charge, intentOf, methodOf, openSessionOnly } from "./attempt-payment.ts";
import { completeSession, customerFor, type Payment } from "./complete-session.ts";

/** Charges the intent; the charge's and the intent's events come before that of the session. */
function settle(context: Context, intent: Stripe.PaymentIntent, payer: Payer): Stripe.Charge {
  const paid = charge(context, intent, methodOf(context, "card", payer), "succeeded");
  const succeeded = context.account.paymentIntents.replace({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: paid.id,
    payment_method: paid.payment_method,
    status: "succeeded",
  });
  context.emit("charge.succeeded", paid);
  context.emit("payment_intent.succeeded", succeeded);
  return paid;
}

/**
 * Completes an open session with a card that works: intent and charge succeeded, session paid, events sent. A session
 * over nothing completes without a payment intent, as at Stripe.
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
