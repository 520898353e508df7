import type { SyncRequest } from "../_shared/credits/checkout-request.ts";
import { isGranted, type PurchaseStatus } from "../_shared/credits/purchase-status.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { syncCheckout } from "../_shared/sync-checkout.ts";
import type { StripeGateway } from "../_shared/stripe.ts";

type SyncPorts = {
  ledger: Pick<Ledger, "findPurchase" | "applyCheckout">;
  stripe: Pick<StripeGateway, "retrieveCheckout">;
  log: Log;
};

export type SyncedPurchase = {
  purchase_id: string;
  status: PurchaseStatus;
  amount_credits: number;
};

/**
 * The truth about one purchase without waiting for the webhook: asks Stripe for the session and
 * applies it with the webhook's own code. A purchase already credited is answered from the books.
 */
export async function syncPurchase(
  ports: SyncPorts,
  { tenant_id, purchase_id }: SyncRequest,
): Promise<SyncedPurchase> {
  const before = await ports.ledger.findPurchase({ tenant_id, purchase_id });
  if (before.stripe_session_id === null || isGranted(before.status)) {
    return { purchase_id, status: before.status, amount_credits: before.amount_credits };
  }
  const synced = await syncCheckout(ports, before.stripe_session_id, null);
  if (synced.kind === "quarantined") {
    ports.log("alert", "sync_found_unreadable_session", { purchase_id, reason: synced.reason });
  }
  const { status, amount_credits } = await ports.ledger.findPurchase({ tenant_id, purchase_id });
  return { purchase_id, status, amount_credits };
}
