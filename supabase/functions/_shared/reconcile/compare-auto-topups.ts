import { compareAutoTopup } from "../credits/compare-auto-topup.ts";
import { isAutoTopup, isOurs, readPurchaseIds } from "../credits/purchase-metadata.ts";
import type { ListedIntent } from "../stripe-lists.ts";
import { syncAutoTopup } from "../sync-auto-topup.ts";
import type { Difference, LookPorts } from "./look.ts";

type Ids = { tenantId: string; purchaseId: string };

/**
 * Compares automatic payments whose money came with our purchases; repaired as the webhook would. A
 * payment that a person made is its session's.
 */
export async function compareAutoTopups(
  ports: LookPorts,
  intents: readonly ListedIntent[],
): Promise<Difference[]> {
  const paid = intents.filter(({ metadata, status }) =>
    status === "succeeded" && isOurs(metadata, ports.env) && isAutoTopup(metadata)
  ).map(({ id, metadata }) => ({ id, ids: readPurchaseIds(metadata) }));
  const books = await ports.ledger.readPurchases(paid.flatMap(({ ids }) => ids ?? []));

  return paid.flatMap(({ id, ids }): Difference[] => {
    if (ids === null) return [{ reason: "damaged_metadata", stripeId: id, ids, repair: null }];
    const book = books.find(({ purchase_id }) => purchase_id === ids.purchaseId);
    const reason = compareAutoTopup(id, book);
    if (reason === null) return [];
    return [{ reason, stripeId: id, ids, repair: () => repairAutoTopup(ports, id, ids) }];
  });
}

/** Asks Stripe and applies what it says, then looks whether the books agree now. */
async function repairAutoTopup(ports: LookPorts, id: string, ids: Ids): Promise<string | null> {
  const synced = await syncAutoTopup(ports, id, null);
  if (synced.kind !== "applied") return synced.reason;
  if (synced.applied.outcome === "quarantined") return synced.applied.reason;
  const [book] = await ports.ledger.readPurchases([ids]);
  return compareAutoTopup(id, book);
}
