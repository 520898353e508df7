import { compareAutoTopups } from "./compare-auto-topups.ts";
import { asSuspect, type LookAt } from "./look.ts";
import { lookBack } from "./look-back.ts";

/**
 * A saved card is charged or not within minutes, and its webhook repeated for three days; a purchase
 * that ended before its payment did is looked at by its id.
 */
const PAYMENT_DAYS = 4;

/** Recent payments that no person started, also those whose purchase was given up meanwhile. */
export const lookAtAutoTopups: LookAt = async (ports, view) => {
  const { items, next } = await ports.stripe.listIntents({
    createdFrom: lookBack(view, PAYMENT_DAYS),
    after: view.after,
    limit: view.limit,
  });
  const differences = await compareAutoTopups(ports, items);
  return { lookedAt: items.length, suspects: differences.map(asSuspect), next };
};
