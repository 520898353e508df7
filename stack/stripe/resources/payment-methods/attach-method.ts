import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";

/** Saves a method with a customer, who can then be charged without being there. */
export function attachMethod(
  context: Context,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  if (method.customer === customer) return method;
  if (method.customer !== null) {
    throw invalidRequest(
      "The payment method you provided has already been attached to a customer.",
    );
  }
  const attached = context.account.paymentMethods.replace({ ...method, customer });
  context.emit("payment_method.attached", attached);
  return attached;
}

/** Takes a method from its customer; it can never be used again, as at Stripe. */
export function detachMethod(context: Context, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  if (method.customer === null) {
    throw invalidRequest(
      "The payment method you provided is not attached to a customer so " +
        "detachment is impossible.",
    );
  }
  const detached = context.account.paymentMethods.replace({ ...method, customer: null });
  context.emit("payment_method.detached", detached, { customer: method.customer });
  return detached;
}
