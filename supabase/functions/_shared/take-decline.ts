import type { Decline } from "./credits/interpret-stripe-event.ts";
import type { RateLimits } from "./credits/rate-limits.ts";
import type { EventRef } from "./event-ref.ts";
import type { Ledger } from "./ledger.ts";
import type { Log, LogFields } from "./log.ts";

type DeclinePorts = {
  ledger: Pick<Ledger, "recordDecline">;
  log: Log;
  /** How many declines of one tenant in how long are too many. */
  declineRule: RateLimits["declines"];
};

/**
 * Counts a declined payment of a tenant. Many of them in a short time are what trying out stolen
 * cards looks like: the one that is too many closes the tenant's checkout and calls a person, once.
 */
export async function takeDecline(
  { ledger, log, declineRule }: DeclinePorts,
  event: EventRef,
  decline: Decline,
  fields: LogFields,
): Promise<void> {
  const { outcome, closes } = await ledger.recordDecline(decline, event, declineRule);
  const ids = { tenant_id: decline.tenantId, purchase_id: decline.purchaseId };
  log("info", "decline_recorded", { ...fields, ...ids, outcome });
  if (closes) log("alert", "card_testing_suspected", { ...fields, ...ids });
}
