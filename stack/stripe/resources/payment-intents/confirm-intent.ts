import type Stripe from "stripe";
import { findObject } from "../../api/find-object.ts";
import { invalidRequest, StripeApiError } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import type { Decline } from "../charges/charge.ts";
import { attachMethod } from "../payment-methods/attach-method.ts";
import {
  AUTHENTICATION_REQUIRED,
  behaviourOf,
  DECLINES,
} from "../payment-methods/card-behaviour.ts";
import { declineIntent, succeedIntent } from "./charge-intent.ts";

/** How the intent is to be confirmed. */
export interface Confirmation {
  readonly payment_method?: string | undefined;
  /** The customer is not there and cannot be asked anything. */
  readonly off_session: boolean;
  /** A bank's question is a decline, although the customer is there. */
  readonly error_on_requires_action: boolean;
}

const CONFIRMABLE: readonly string[] = [
  "requires_action",
  "requires_confirmation",
  "requires_payment_method",
];

function methodFor(
  context: Context,
  intent: Stripe.PaymentIntent,
  { payment_method, off_session }: Confirmation,
): Stripe.PaymentMethod {
  const id = payment_method ?? intent.payment_method;
  if (typeof id !== "string") {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can " +
        "either update the PaymentIntent with a payment method and then confirm it again, or " +
        "confirm it again directly with a payment method.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  const method = findObject(context.account.paymentMethods, id, "payment_method");
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest(
      "The customer does not have a payment method with the ID " +
        `${id}. The payment method must be attached to the customer.`,
      { param: "payment_method" },
    );
  }
  if (off_session && method.customer === null) {
    throw invalidRequest(
      "The provided PaymentMethod was not attached to a Customer and cannot be used off-session.",
      { param: "payment_method" },
    );
  }
  if (method.type === "card") return method;
  throw invalidRequest(`This simulator confirms intents with cards only, not ${method.type}.`, {
    param: "payment_method",
  });
}

/** The caller's 402: the bank's word, with the intent as it stands after the attempt. */
function cardError(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): StripeApiError {
  const declined = declineIntent(context, intent, method, decline);
  return new StripeApiError(402, {
    type: "card_error",
    ...decline,
    charge: declined.charge.id,
    payment_intent: declined.intent,
    payment_method: method,
  });
}

/** Charges the intent's method now. Throws Stripe's 402 when the bank declines, and 400 when there is nothing to confirm. */
export function confirmIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  confirmation: Confirmation,
): Stripe.PaymentIntent {
  const { account, emit } = context;
  if (!CONFIRMABLE.includes(intent.status)) {
    throw invalidRequest(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
      { code: "payment_intent_unexpected_state" },
    );
  }
  const method = methodFor(context, intent, confirmation);
  const behaviour = behaviourOf(account.cardBehaviours, method.id);
  if (behaviour === "succeeds") {
    const { intent: paid } = succeedIntent(context, intent, method);
    if (paid.setup_future_usage !== null && typeof paid.customer === "string") {
      attachMethod(context, method, paid.customer);
    }
    return paid;
  }
  if (behaviour !== "authentication_required") {
    throw cardError(context, intent, method, DECLINES[behaviour]);
  }
  if (confirmation.off_session || confirmation.error_on_requires_action) {
    throw cardError(context, intent, method, AUTHENTICATION_REQUIRED);
  }
  const asking = account.paymentIntents.replace({
    ...intent,
    next_action: { type: "use_stripe_sdk", use_stripe_sdk: {} },
    payment_method: method.id,
    status: "requires_action",
  });
  emit("payment_intent.requires_action", asking);
  return asking;
}
