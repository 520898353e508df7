import { CreditError } from "../credits/credit-error.ts";
import type { Applied, AppliedPayment, Purchase } from "../credits/ledger-rows.ts";
import type { EventRef } from "../event-ref.ts";
import type { Ledger } from "../ledger.ts";

type StoredPurchase = Purchase & {
  tenant_id: string;
  attempt_id: string;
  package_id: string;
  stripe_payment_intent_id: string | null;
};
type LoggedEvent = { status: string; reason: string | null };

const STANDARD = {
  package_labels: { de: "Standard (100 Credits)", en: "Standard (100 credits)" },
  amount_credits: 100,
  price_minor: 2500,
  currency: "EUR",
} as const;

/** Purchases, customers, event log and rate windows in memory, under the database's rules. */
export function createMemoryLedger() {
  const purchases: StoredPurchase[] = [];
  const customers = new Map<string, string>();
  const events = new Map<string, LoggedEvent>();
  const requests = new Map<string, number>();
  const declines = new Map<string, number>();

  const find = (tenantId: string, purchaseId: string) => {
    const found = purchases.find((row) =>
      row.tenant_id === tenantId && row.purchase_id === purchaseId
    );
    if (found !== undefined) return found;
    throw new CreditError("unknown_purchase", "Cannot find the purchase", { hint: "Check it" });
  };
  const logEvent = (event: EventRef, status: string, reason: string | null) => {
    if (events.get(event.id)?.status !== "processed") events.set(event.id, { status, reason });
  };

  const ledger = {
    startPurchase: ({ tenant_id, attempt_id, package_id, locale, save_card }) => {
      if (package_id !== "standard" && package_id !== "power") {
        throw new CreditError("unknown_package", "Cannot find the package", { hint: "Read them" });
      }
      const twin = purchases.find((row) =>
        row.tenant_id === tenant_id && row.attempt_id === attempt_id
      );
      const isOther = twin?.package_id !== package_id || twin.saves_card !== save_card;
      if (twin !== undefined && isOther) {
        throw new CreditError("key_reused", "Cannot use this attempt", { hint: "Mint a new one" });
      }
      const purchase = twin ?? {
        ...{ ...STANDARD, tenant_id, attempt_id, package_id, checkout_locale: locale },
        ...{ saves_card: save_card, stripe_payment_intent_id: null },
        ...{ purchase_id: crypto.randomUUID(), status: "created", stripe_session_id: null },
      };
      if (twin === undefined) purchases.push(purchase);
      return Promise.resolve({ ...purchase });
    },
    openPurchase: ({ tenant_id, purchase_id, session_id }) => {
      const found = find(tenant_id, purchase_id);
      const kept = found.stripe_session_id ?? session_id;
      Object.assign(found, { status: "open", stripe_session_id: kept });
      return Promise.resolve(kept);
    },
    findPurchase: ({ tenant_id, purchase_id }) =>
      Promise.resolve({ ...find(tenant_id, purchase_id) }),
    claimCustomer: ({ tenant_id }) =>
      Promise.resolve({
        stripe_customer_id: customers.get(tenant_id) ?? null,
        tenant_name: "Alpenblick",
      }),
    saveCustomer: ({ tenant_id, customer_id }) => {
      const kept = customers.get(tenant_id) ?? customer_id;
      customers.set(tenant_id, kept);
      return Promise.resolve(kept);
    },
    applyCheckout: (facts, event): Promise<Applied> => {
      const purchase = purchases.find((row) => row.purchase_id === facts.purchaseId);
      if (event !== null && events.get(event.id)?.status === "processed") {
        const purchase_status = purchase?.status ?? null;
        return Promise.resolve({ outcome: "duplicate", purchase_status, reason: null });
      }
      const mismatch = facts.amountMinor === purchase?.price_minor ? null : "amount_mismatch";
      const reason = purchase === undefined ? "unknown_purchase" : mismatch;
      const unpaid = facts.sessionStatus === "complete" ? "processing" : facts.sessionStatus;
      const paid = facts.paymentStatus === "paid" ? "credited" : unpaid;
      const outcome = reason === null ? paid : "quarantined";
      Object.assign(purchase ?? {}, { status: outcome, stripe_session_id: facts.sessionId });
      if (event !== null) logEvent(event, reason === null ? "processed" : "quarantined", reason);
      return Promise.resolve({ outcome, purchase_status: outcome, reason });
    },
    applyAutoTopup: (facts, event): Promise<Applied> => {
      const purchase = purchases.find((row) => row.purchase_id === facts.purchaseId);
      const isWanted = facts.failure === "authentication_required";
      const ended = isWanted ? "open" : "failed";
      const next = facts.status === "canceled" ? ended : "credited";
      const reason = purchase === undefined ? "unknown_purchase" : null;
      const outcome = reason === null ? next : "quarantined";
      const isNews = purchase?.status !== outcome;
      Object.assign(purchase ?? {}, { status: outcome });
      if (event !== null) logEvent(event, reason === null ? "processed" : "quarantined", reason);
      return Promise.resolve({
        ...{ outcome: isNews ? outcome : "unchanged", purchase_status: outcome, reason },
      });
    },
    applyPayment: (facts, event): Promise<AppliedPayment> => {
      const purchase = find(facts.tenantId, facts.purchaseId);
      const before = purchase.status;
      const seen = event === null ? undefined : events.get(event.id)?.status;
      const standing = facts.refunds.filter(({ status }) => status !== "failed");
      const isBack = standing.reduce((sum, { amount_minor }) => sum + amount_minor, 0) > 0;
      if (seen !== "processed") purchase.status = isBack ? "reversed" : "credited";
      if (event !== null) logEvent(event, "processed", null);
      return Promise.resolve({
        outcome: seen === "processed" ? "duplicate" : isBack ? "reversed" : "unchanged",
        ...{ purchase_status: purchase.status, reason: null },
        reversed_credits: before === purchase.status ? 0 : purchase.amount_credits,
        newly_frozen: seen !== "processed" && facts.fraudWarnings.length > 0,
      });
    },
    recordDecline: ({ tenantId }, event, rule) => {
      if (events.get(event.id)?.status === "processed") {
        return Promise.resolve({ outcome: "duplicate", closes: false });
      }
      logEvent(event, "processed", null);
      declines.set(tenantId, (declines.get(tenantId) ?? 0) + 1);
      return Promise.resolve({
        outcome: "counted",
        closes: declines.get(tenantId) === rule.tenant,
      });
    },
    recordEvent: (event, status, reason) => Promise.resolve(logEvent(event, status, reason)),
    wasProcessed: (eventId) => Promise.resolve(events.get(eventId)?.status === "processed"),
    takeRate: ({ scope, limits, window_seconds }) => {
      const counts = Object.entries(limits).map(([subject, limit]) => {
        const key = `${scope} ${subject}`;
        return { subject, key, limit, taken: requests.get(key) ?? 0 };
      });
      const full = counts.find(({ taken, limit }) => taken >= limit);
      for (const { key, taken } of full === undefined ? counts : []) requests.set(key, taken + 1);
      return Promise.resolve({
        allowed: full === undefined,
        refused_subject: full?.subject ?? null,
        retry_after_seconds: full === undefined ? 0 : window_seconds,
      });
    },
  } satisfies Partial<Ledger>;

  return { ledger, purchases, customers, events, requests };
}
