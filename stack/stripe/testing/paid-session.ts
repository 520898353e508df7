import type Stripe from "stripe";
import type { Shop } from "./start-shop.ts";

/** A session that somebody has paid by card, with the ids of its payment. */
export interface PaidSession {
  readonly session: string;
  readonly payment_intent: string;
  readonly charge: string;
}

/** Opens and pays a session, waits for its events, and forgets them: a test then sees only what comes after. */
export async function paidSession(
  shop: Shop,
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<PaidSession> {
  const { id } = await shop.openSession(change);
  await shop.simulator.control.pay({ session: id });
  await shop.received();
  shop.receiver.events.length = 0;
  const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent"],
  });
  if (payment_intent === null || typeof payment_intent === "string") {
    throw new Error(`The session ${id} has no payment`);
  }
  return {
    session: id,
    payment_intent: payment_intent.id,
    charge: String(payment_intent.latest_charge),
  };
}
