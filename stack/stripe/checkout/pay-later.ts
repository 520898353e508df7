import type Stripe from "stripe";
import { invalidRequest } from "../api/stripe-api-error.ts";
import type { Context } from "../context.ts";
import { delayedMethodOf } from "../resources/payment-methods/method-type.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";
import { chargeIntent } from "../resources/payment-intents/charge-intent.ts";
import { intentOf, methodOf, openSessionOnly } from "./attempt-payment.ts";
import { completeSession, customerFor, type Payment } from "./complete-session.ts";

/**
 * Completes an open session with a bank's debit: the session is complete and unpaid, its intent is processing, and the
 * money comes or fails days later. Throws where the session offers no such method, or where there is nothing to pay.
 */
export function payLater(
  context: Context,
  asked: Stripe.Checkout.Session,
  payer: Payer,
): Payment {
  const { account, emit } = context;
  const open = openSessionOnly(context, asked);
  const type = delayedMethodOf(open);
  if (type === undefined || open.amount_total === 0) {
    throw invalidRequest(`The session ${open.id} offers no method that is paid later.`);
  }
  const session = { ...open, customer: customerFor(context, open, payer) };
  const intent = { ...intentOf(context, session), customer: session.customer };
  const pending = chargeIntent(context, intent, methodOf(context, type, payer), "pending");
  const processing = account.paymentIntents.replace({
    ...intent,
    last_payment_error: null,
    latest_charge: pending.id,
    payment_method: pending.payment_method,
    status: "processing",
  });
  emit("charge.pending", pending);
  emit("payment_intent.processing", processing);
  return completeSession(context, session, payer, pending);
}
