import type { ListedPayment } from "../stripe-lists.ts";

/** What several pages or places show of the same payment, put together: one question for each. */
export function joinPayments(items: readonly ListedPayment[]): ListedPayment[] {
  const payments = new Map<string, ListedPayment>();
  for (const item of items) {
    const before = payments.get(item.intent.id);
    payments.set(item.intent.id, {
      intent: item.intent,
      refunds: [...before?.refunds ?? [], ...item.refunds],
      disputes: [...before?.disputes ?? [], ...item.disputes],
      fraudWarnings: [...before?.fraudWarnings ?? [], ...item.fraudWarnings],
    });
  }
  return [...payments.values()];
}
