import type Stripe from "stripe";
import { invalidRequest } from "../api/stripe-api-error.ts";
import type { Context } from "../context.ts";
import { newId } from "../state/new-id.ts";
import { pageUrl, recoveryUrl } from "./page-url.ts";

type Session = Stripe.Checkout.Session;

const DAYS_30 = 30 * 24 * 60 * 60;
const HOURS_24 = 24 * 60 * 60;

/** What an expired session says of its recovery: where it is possible, a link for 30 days. */
export function openRecovery(context: Context, session: Session): Session["after_expiration"] {
  const { after_expiration } = session;
  const recovery = after_expiration?.recovery ?? null;
  if (recovery === null || !recovery.enabled) return after_expiration;
  return {
    recovery: {
      ...recovery,
      expires_at: context.clock.now() + DAYS_30,
      url: recoveryUrl(context.origin, session.id),
    },
  };
}

/** A new session in place of an expired one: the same goods and metadata, `recovered_from` the old one's id. */
export function recoverSession(context: Context, expired: Session): Session {
  const { account, clock, origin } = context;
  const recovery = expired.after_expiration?.recovery ?? null;
  const details = account.sessionDetails.find(expired.id);
  const isPossible = recovery?.url !== null && (recovery?.expires_at ?? 0) > clock.now();
  if (expired.status !== "expired" || !isPossible || details === undefined) {
    throw invalidRequest(`The session ${expired.id} cannot be recovered.`);
  }
  const id = newId("checkout_session");
  account.sessionDetails.insert({ ...details, id });
  return account.sessions.insert({
    ...expired,
    id,
    after_expiration: null,
    allow_promotion_codes: recovery?.allow_promotion_codes === true ||
      expired.allow_promotion_codes === true,
    created: clock.now(),
    expires_at: clock.now() + HOURS_24,
    payment_intent: null,
    recovered_from: expired.id,
    status: "open",
    url: pageUrl(origin, id),
  });
}
