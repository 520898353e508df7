import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import type { Decline } from "../charges/charge.ts";
import { declineIntent, succeedIntent } from "./charge-intent.ts";

const FAILED: Decline = {
  code: "payment_intent_authentication_failure",
  decline_code: "authentication_required",
  message: "The provided PaymentMethod has failed authentication.",
};

/** The method for which the bank wants the customer: of an intent that asks now, or was declined for it off-session. */
function askedMethod(context: Context, intent: Stripe.PaymentIntent): Stripe.PaymentMethod {
  const { status, last_payment_error, payment_method } = intent;
  const wasDeclined = status === "requires_payment_method" &&
    last_payment_error?.code === "authentication_required";
  const id = status === "requires_action"
    ? payment_method
    : wasDeclined
    ? last_payment_error.payment_method?.id
    : undefined;
  const method = typeof id === "string" ? context.account.paymentMethods.find(id) : undefined;
  if (method === undefined) {
    throw invalidRequest(
      `The intent ${intent.id} is ${status}: nobody asks its customer anything.`,
    );
  }
  return method;
}

/** The customer comes back and confirms with the bank, or fails to. */
export function authenticateIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  outcome: "failed" | "succeeded",
): Stripe.PaymentIntent {
  const method = askedMethod(context, intent);
  return outcome === "succeeded"
    ? succeedIntent(context, intent, method).intent
    : declineIntent(context, intent, method, FAILED).intent;
}
