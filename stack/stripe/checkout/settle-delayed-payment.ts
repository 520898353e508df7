import type Stripe from "stripe";
import { invalidRequest } from "../api/stripe-api-error.ts";
import type { Context } from "../context.ts";
import { type Decline, resultFields } from "../resources/charges/charge.ts";
import type { StoredEvent } from "../resources/events/event.ts";

/** What the bank says when a debit bounces. */
const BOUNCED: Decline = {
  code: "payment_intent_payment_attempt_failed",
  decline_code: "insufficient_funds",
  message: "The customer's bank account has insufficient funds to cover this payment.",
};

function pendingCharge(context: Context, session: Stripe.Checkout.Session): Stripe.Charge {
  const intent = typeof session.payment_intent === "string"
    ? context.account.paymentIntents.find(session.payment_intent)
    : undefined;
  const latest = typeof intent?.latest_charge === "string"
    ? context.account.charges.find(intent.latest_charge)
    : undefined;
  if (intent?.status !== "processing" || latest?.status !== "pending") {
    throw invalidRequest(`No payment of the session ${session.id} is processing.`);
  }
  return latest;
}

/** The money of a delayed payment has come: charge and intent succeed, the session is paid at last. */
export function succeedDelayedPayment(context: Context, session: Stripe.Checkout.Session) {
  const { account, emit } = context;
  const pending = pendingCharge(context, session);
  const charge = account.charges.replace({
    ...pending,
    ...resultFields("succeeded", pending.amount),
  });
  const intent = account.paymentIntents.find(String(charge.payment_intent));
  if (intent === undefined) throw new Error(`Cannot settle ${charge.id}: its intent is missing`);
  const succeeded = account.paymentIntents.replace({
    ...intent,
    amount_received: intent.amount,
    status: "succeeded",
  });
  emit("charge.succeeded", charge);
  emit("payment_intent.succeeded", succeeded);
  const paid = account.sessions.replace({ ...session, payment_status: "paid" });
  return { session: paid, event: emit("checkout.session.async_payment_succeeded", paid) };
}

/** The money of a delayed payment will not come; the session is complete and unpaid until its intent succeeds. */
export function failDelayedPayment(
  context: Context,
  session: Stripe.Checkout.Session,
): { readonly session: Stripe.Checkout.Session; readonly event: StoredEvent } {
  const { account, emit } = context;
  const pending = pendingCharge(context, session);
  const charge = account.charges.replace({ ...pending, ...resultFields(BOUNCED, pending.amount) });
  const intent = account.paymentIntents.find(String(charge.payment_intent));
  if (intent === undefined) throw new Error(`Cannot settle ${charge.id}: its intent is missing`);
  const failed = account.paymentIntents.replace({
    ...intent,
    last_payment_error: {
      charge: charge.id,
      code: BOUNCED.code,
      message: BOUNCED.message,
      type: "card_error",
    },
    payment_method: null,
    status: "requires_payment_method",
  });
  emit("charge.failed", charge);
  emit("payment_intent.payment_failed", failed);
  return { session, event: emit("checkout.session.async_payment_failed", session) };
}
