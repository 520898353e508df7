import type Stripe from "stripe";
import type { Context } from "../../context.ts";
import { type ChargeResult, type Decline, newCharge } from "../charges/charge.ts";

/** One charge of the method on the intent, stored. */
export function chargeIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  result: ChargeResult,
): Stripe.Charge {
  return context.account.charges.insert(newCharge({
    intent,
    method,
    result,
    created: context.clock.now(),
    origin: context.origin,
  }));
}

/** The bank accepts: charge and intent succeed, with their events. */
export function succeedIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): { readonly charge: Stripe.Charge; readonly intent: Stripe.PaymentIntent } {
  const charge = chargeIntent(context, intent, method, "succeeded");
  const succeeded = context.account.paymentIntents.replace({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  });
  context.emit("charge.succeeded", charge);
  context.emit("payment_intent.succeeded", succeeded);
  payCompletedSession(context, succeeded);
  return { charge, intent: succeeded };
}

/** A completed session whose payment had failed says paid as well, without an event of its own. */
function payCompletedSession({ account }: Context, { id }: Stripe.PaymentIntent): void {
  for (const session of account.sessions) {
    if (session.payment_intent === id && session.status === "complete") {
      account.sessions.replace({ ...session, payment_status: "paid" });
    }
  }
}

/** The bank declines: a failed charge with its events, and an intent that waits for another method. */
export function declineIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): { readonly charge: Stripe.Charge; readonly intent: Stripe.PaymentIntent } {
  const charge = chargeIntent(context, intent, method, decline);
  const waiting = context.account.paymentIntents.replace({
    ...intent,
    last_payment_error: {
      charge: charge.id,
      code: decline.code,
      decline_code: decline.decline_code,
      message: decline.message,
      payment_method: method,
      type: "card_error",
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  context.emit("charge.failed", charge);
  context.emit("payment_intent.payment_failed", waiting);
  return { charge, intent: waiting };
}
