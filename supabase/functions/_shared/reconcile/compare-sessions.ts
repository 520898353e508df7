import { compareCheckout } from "../credits/compare-checkout.ts";
import { isOurs, readPurchaseIds } from "../credits/purchase-metadata.ts";
import { type CheckoutFacts, readCheckout } from "../credits/read-checkout.ts";
import type { RetrievedCheckout } from "../stripe-checkouts.ts";
import { syncCheckout } from "../sync-checkout.ts";
import type { Difference, LookPorts } from "./look.ts";

/** Compares sessions with our purchases, other apps' left aside; repaired as the webhook would. */
export async function compareSessions(
  ports: LookPorts,
  sessions: readonly (RetrievedCheckout & { id: string })[],
): Promise<Difference[]> {
  const ours = sessions.filter(({ metadata }) => isOurs(metadata, ports.env));
  const readings = ours.map((session) => ({ session, reading: readCheckout(session) }));
  const facts = readings.flatMap(({ reading }) => reading.kind === "facts" ? [reading.facts] : []);
  const books = await ports.ledger.readPurchases(facts);
  const bookOf = ({ purchaseId }: CheckoutFacts) =>
    books.find(({ purchase_id }) => purchase_id === purchaseId);

  return readings.flatMap(({ session, reading }): Difference[] => {
    const stripeId = session.id;
    if (reading.kind === "unreadable") {
      const ids = readPurchaseIds(session.metadata);
      return [{ reason: reading.reason, stripeId, ids, repair: null }];
    }
    const reason = compareCheckout(reading.facts, bookOf(reading.facts));
    if (reason === null) return [];
    const repair = () => repairCheckout(ports, reading.facts);
    return [{ reason, stripeId, ids: reading.facts, repair }];
  });
}

/** Asks Stripe and applies what it says, then looks whether the books agree now. */
async function repairCheckout(ports: LookPorts, facts: CheckoutFacts): Promise<string | null> {
  const synced = await syncCheckout(ports, facts.sessionId, null);
  if (synced.kind === "quarantined") return synced.reason;
  if (synced.applied.outcome === "quarantined") return synced.applied.reason;
  const [book] = await ports.ledger.readPurchases([facts]);
  return compareCheckout(facts, book);
}
