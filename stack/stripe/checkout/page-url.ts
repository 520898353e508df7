import type { Account } from "../account.ts";

/** Where the hosted page of a session is. */
export function pageUrl(origin: string, session: string): string {
  return `${origin}/c/pay/${session}`;
}

/** After a restart on another port, open sessions point to where their page is now. */
export function moveOpenSessions(account: Account, origin: string): void {
  for (const session of account.sessions.oldestFirst()) {
    if (session.status !== "open") continue;
    account.sessions.replace({ ...session, url: pageUrl(origin, session.id) });
  }
}
