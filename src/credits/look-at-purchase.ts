import type { CheckoutApi } from "./checkout-api.ts";
import { isUndecided, purchase } from "./purchase.ts";
import type { Observation } from "./purchase-watch.ts";

/** Where one look at a purchase goes: to our own row, and to Stripe through the function. */
export type LookPorts = {
  /** Reads the row of `credit_purchases` as this person may see it; null when they may not. */
  readRow: (purchaseId: string) => PromiseLike<{ data: unknown; error: unknown }>;
  api: Pick<CheckoutApi, "syncPurchase">;
};

/**
 * Looks at a purchase once and never throws. Stripe is asked only about an undecided purchase, and
 * when it cannot answer, our own row is still an answer.
 */
export async function lookAtPurchase(
  ports: LookPorts,
  request: { purchaseId: string; isSync: boolean },
): Promise<Observation> {
  const { data, error } = await ports.readRow(request.purchaseId);
  if (error !== null) return { problem: { code: "network", requestId: null } };
  const row = purchase.nullable().safeParse(data);
  if (!row.success) return { problem: { code: "unexpected", requestId: null } };
  if (row.data === null || !request.isSync || !isUndecided(row.data.status)) {
    return { purchase: row.data };
  }
  const { tenantId, purchaseId } = row.data;
  const synced = await ports.api.syncPurchase({ tenantId, purchaseId });
  if (!synced.ok) return { purchase: row.data };
  const { status, amountCredits } = synced.value;
  return { purchase: { ...row.data, status, amountCredits } };
}
