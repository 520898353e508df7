import type Stripe from "stripe";
import type { Context } from "../context.ts";
import { newPaymentIntent } from "../resources/payment-intents/payment-intent.ts";
import type { MethodType } from "../resources/payment-methods/method-type.ts";
import { newPaymentMethod, type Payer } from "../resources/payment-methods/payment-method.ts";
import { expireDueSessions } from "./expire-session.ts";
import { SessionNotOpen } from "./session-not-open.ts";

type Session = Stripe.Checkout.Session;

/** An open session at this moment of simulated time; throws SessionNotOpen. */
export function openSessionOnly(context: Context, session: Session): Session {
  expireDueSessions(context);
  const current = context.account.sessions.find(session.id) ?? session;
  if (current.status !== "open") throw new SessionNotOpen(current);
  return current;
}

/** The session's payment intent; made, with its event, at the first attempt to pay, as Stripe does. */
export function intentOf(context: Context, session: Session): Stripe.PaymentIntent {
  const { account, clock, emit } = context;
  const existing = typeof session.payment_intent === "string"
    ? account.paymentIntents.find(session.payment_intent)
    : undefined;
  if (existing !== undefined) return existing;
  const plan = account.sessionDetails.find(session.id)?.payment;
  if (plan === undefined) throw new Error(`Cannot pay ${session.id}: its payment plan is missing`);
  const { presentment_details } = session;
  const intent = newPaymentIntent({
    ...(presentment_details === undefined ? {} : { presentment_details }),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "",
    customer: session.customer,
    payment_method_types: session.payment_method_types,
    plan,
    created: clock.now(),
  });
  account.paymentIntents.insert(intent);
  account.sessions.replace({ ...session, payment_intent: intent.id });
  emit("payment_intent.created", intent);
  return intent;
}

/** What the payer pays with, stored. */
export function methodOf(context: Context, type: MethodType, payer: Payer): Stripe.PaymentMethod {
  const { account, clock } = context;
  return account.paymentMethods.insert(newPaymentMethod({ type, payer, created: clock.now() }));
}
