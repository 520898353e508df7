import { comparePayment } from "../credits/compare-payment.ts";
import { isOurs, readPurchaseIds } from "../credits/purchase-metadata.ts";
import { type PaymentFacts, readPayment } from "../credits/read-payment.ts";
import type { ListedPayment } from "../stripe-lists.ts";
import { syncPayment } from "../sync-payment.ts";
import type { Difference, LookPorts } from "./look.ts";

/** Compares payments with our books, other apps' left aside; repaired as the webhook would. */
export async function comparePayments(
  ports: LookPorts,
  payments: readonly ListedPayment[],
): Promise<Difference[]> {
  const ours = payments.filter(({ intent }) => isOurs(intent.metadata, ports.env));
  const readings = ours.map((payment) => ({
    intent: payment.intent,
    reading: readPayment(payment),
  }));
  const facts = readings.flatMap(({ reading }) => reading.kind === "facts" ? [reading.facts] : []);
  const books = await ports.ledger.readPurchases(facts);

  return readings.flatMap(({ intent, reading }): Difference[] => {
    const stripeId = intent.id;
    if (reading.kind === "unreadable") {
      const ids = readPurchaseIds(intent.metadata);
      return [{ reason: reading.reason, stripeId, ids, repair: null }];
    }
    const { purchaseId } = reading.facts;
    const book = books.find(({ purchase_id }) => purchase_id === purchaseId);
    const reason = comparePayment(reading.facts, book);
    if (reason === null) return [];
    const repair = () => repairPayment(ports, reading.facts);
    return [{ reason, stripeId, ids: reading.facts, repair }];
  });
}

/** Asks Stripe and applies what it says, then looks whether the books agree now. */
async function repairPayment(ports: LookPorts, facts: PaymentFacts): Promise<string | null> {
  const { paymentIntentId, tenantId, purchaseId } = facts;
  const synced = await syncPayment(ports, { paymentIntentId, chargeId: null }, null);
  if (synced.kind !== "applied") return synced.reason;
  const { outcome, reason, newly_frozen: isNewlyFrozen } = synced.applied;
  if (isNewlyFrozen) {
    ports.log("alert", "account_frozen", { tenant_id: tenantId, purchase_id: purchaseId });
  }
  if (outcome === "quarantined") return reason;
  const [book] = await ports.ledger.readPurchases([facts]);
  return comparePayment(facts, book);
}
