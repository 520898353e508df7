import type Stripe from "stripe";
import type { Account } from "../../account.ts";
import { resourceMissing } from "../../api/stripe-api-error.ts";

/** The session with this id; throws Stripe's 404. */
export function findSession(account: Account, id: string): Stripe.Checkout.Session {
  const session = account.sessions.find(id);
  if (session === undefined) throw resourceMissing("checkout.session", id);
  return session;
}
