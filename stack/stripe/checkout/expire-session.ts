import type Stripe from "stripe";
import { invalidRequest } from "../api/stripe-api-error.ts";
import type { Context } from "../context.ts";
import { cancelIntent } from "../resources/payment-intents/cancel-intent.ts";
import { openRecovery } from "./recover-session.ts";

function cancelWaitingIntent(context: Context, id: string): void {
  const intent = context.account.paymentIntents.find(id);
  if (intent?.status === "requires_payment_method") cancelIntent(context, intent, "automatic");
}

/** Ends an open session: it can no longer be paid, and a payment intent left by a declined card is canceled. */
export function expireSession(
  context: Context,
  session: Stripe.Checkout.Session,
): Stripe.Checkout.Session {
  if (session.status !== "open") {
    throw invalidRequest(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has ' +
        `a status of ${session.status}.`,
    );
  }
  if (typeof session.payment_intent === "string") {
    cancelWaitingIntent(context, session.payment_intent);
  }
  const expired = context.account.sessions.replace({
    ...session,
    after_expiration: openRecovery(context, session),
    status: "expired",
    url: null,
  });
  context.emit("checkout.session.expired", expired);
  return expired;
}

/** Expires every open session whose time is over at the simulated moment. */
export function expireDueSessions(context: Context): void {
  const now = context.clock.now();
  for (const session of context.account.sessions) {
    if (session.status === "open" && session.expires_at <= now) expireSession(context, session);
  }
}
