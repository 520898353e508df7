import { compareSessions } from "./compare-sessions.ts";
import { asSuspect, type LookAt } from "./look.ts";
import { lookBack } from "./look-back.ts";

/**
 * A session may be paid for a day after it was created, and its webhook repeated for three. What
 * lasts longer is looked at by its id.
 */
export const SESSION_DAYS = 4;

/** Recent sessions, whatever their purchase says: also those whose id we never got to save. */
export const lookAtSessions: LookAt = async (ports, view) => {
  const { items, next } = await ports.stripe.listCheckouts({
    createdFrom: lookBack(view, SESSION_DAYS),
    after: view.after,
    limit: view.limit,
  });
  const differences = await compareSessions(ports, items);
  return { lookedAt: items.length, suspects: differences.map(asSuspect), next };
};
