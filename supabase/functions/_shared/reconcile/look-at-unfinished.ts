import { isGranted } from "../credits/purchase-status.ts";
import type { Unfinished } from "../credits/reconcile-rows.ts";
import type { ListedCheckout } from "../stripe-lists.ts";
import { compareAutoTopups } from "./compare-auto-topups.ts";
import { comparePayments } from "./compare-payments.ts";
import { compareSessions } from "./compare-sessions.ts";
import type { Difference, LookAt, LookPorts } from "./look.ts";
import { lookBack } from "./look-back.ts";
import { SESSION_DAYS } from "./look-at-sessions.ts";

const HOUR_MS = 3_600_000;

/**
 * One by one: our purchases that wait for longer than the lists of recent sessions and payments reach
 * back, those that ended unpaid after somebody had tried to pay, because money may come late, and
 * those with a refund or a dispute that is not decided, however long ago it began.
 */
export const lookAtUnfinished: LookAt = async (ports, view) => {
  const rows = await ports.ledger.listUnfinished({
    livemode: ports.livemode,
    // An hour more than the list begins with: Stripe's clock is not ours.
    begun_before: new Date(lookBack(view, SESSION_DAYS).getTime() + HOUR_MS).toISOString(),
    after: view.after,
    page_size: view.limit,
  });
  const suspects = rows.map((row) => ({
    stripeId: row.stripe_session_id ?? row.stripe_payment_intent_id ?? "",
    ids: { tenantId: row.tenant_id, purchaseId: row.purchase_id },
    examine: () => lookAtPurchase(ports, row),
  }));
  const last = rows.length < view.limit ? undefined : rows.at(-1);
  return { lookedAt: rows.length, suspects, next: last?.purchase_id ?? null };
};

async function lookAtPurchase(ports: LookPorts, row: Unfinished): Promise<Difference[]> {
  const paymentIntentId = row.stripe_payment_intent_id;
  if (row.status === "expired" || row.status === "failed") {
    return row.stripe_session_id === null && paymentIntentId !== null
      ? await lookAtAutoTopup(ports, paymentIntentId)
      : await lookAtSession(ports, row);
  }
  return [
    ...isGranted(row.status) ? [] : await lookAtSession(ports, row),
    ...paymentIntentId === null ? [] : await lookAtPayment(ports, paymentIntentId),
  ];
}

/** A payment without a session, of a purchase that ended without it. */
async function lookAtAutoTopup(ports: LookPorts, paymentIntentId: string): Promise<Difference[]> {
  const intent = await ports.stripe.findPayment({ paymentIntentId, chargeId: null });
  return intent === null ? [] : await compareAutoTopups(ports, [intent]);
}

/** All that has become of a payment of which something is undecided. */
async function lookAtPayment(
  ports: LookPorts,
  paymentIntentId: string,
): Promise<Difference[]> {
  const intent = await ports.stripe.findPayment({ paymentIntentId, chargeId: null });
  const reversals = await ports.stripe.retrieveReversals(paymentIntentId);
  if (intent === null || reversals === null) {
    return [{ reason: "unknown_payment", stripeId: paymentIntentId, ids: null, repair: null }];
  }
  return await comparePayments(ports, [{ intent, ...reversals }]);
}

async function lookAtSession(ports: LookPorts, row: Unfinished): Promise<Difference[]> {
  const sessionId = row.stripe_session_id;
  if (sessionId === null) return await compareSessions(ports, await findSessions(ports, row));
  const session = await ports.stripe.retrieveCheckout(sessionId);
  if (session !== null) return await compareSessions(ports, [{ ...session, id: sessionId }]);
  const ids = { tenantId: row.tenant_id, purchaseId: row.purchase_id };
  return [{ reason: "unknown_session", stripeId: sessionId, ids, repair: null }];
}

/** The sessions that were made for a purchase and never saved: its customer's, bearing its id. */
async function findSessions(
  { stripe }: LookPorts,
  { stripe_customer_id: customerId, purchase_id, created_at }: Unfinished,
): Promise<ListedCheckout[]> {
  // A session needs a customer, and a customer is saved before its first session is made.
  if (customerId === null) return [];
  const createdFrom = new Date(new Date(created_at).getTime() - HOUR_MS);
  const { items } = await stripe.listCheckouts({
    customerId,
    createdFrom,
    after: null,
    limit: 100,
  });
  return items.filter(({ metadata }) => metadata?.["purchase_id"] === purchase_id);
}
