import type Stripe from "stripe";

/** Someone tried to pay a session that is complete or expired. */
export class SessionNotOpen extends Error {
  override readonly name = "SessionNotOpen";
  readonly session: Stripe.Checkout.Session;

  constructor(session: Stripe.Checkout.Session) {
    super(`Cannot pay ${session.id}: the session is ${session.status}`);
    this.session = session;
  }
}
