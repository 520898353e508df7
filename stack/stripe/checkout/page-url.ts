import type Stripe from "stripe";
import type { Account } from "../account.ts";

/** Where the hosted page of a session is. */
export function pageUrl(origin: string, session: string): string {
  return `${origin}/c/pay/${session}`;
}

/** Where an expired session can be taken up again. */
export function recoveryUrl(origin: string, session: string): string {
  return `${origin}/c/recover/${session}`;
}

function moved(session: Stripe.Checkout.Session, origin: string): Stripe.Checkout.Session {
  if (session.status === "open") return { ...session, url: pageUrl(origin, session.id) };
  const recovery = session.after_expiration?.recovery ?? null;
  if (recovery === null || recovery.url === null) return session;
  return {
    ...session,
    after_expiration: { recovery: { ...recovery, url: recoveryUrl(origin, session.id) } },
  };
}

/** After a restart on another port, sessions point to where their pages are now. */
export function moveSessions(account: Account, origin: string): void {
  for (const session of account.sessions.oldestFirst()) {
    account.sessions.replace(moved(session, origin));
  }
}
