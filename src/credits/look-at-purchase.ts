import type { SupabaseClient } from "@supabase/supabase-js";
import type { CheckoutApi } from "./checkout-api.ts";
import { isUndecided, purchase } from "./purchase.ts";
import type { Observation } from "./purchase-watch.ts";

/** Where one look at a purchase goes: to our own row, and to Stripe through the function. */
export type LookPorts = { supabase: Pick<SupabaseClient, "from">; api: CheckoutApi };

/**
 * Looks at a purchase once and never throws. Stripe is asked only about an undecided purchase, and
 * when it cannot answer, our own row is still an answer.
 */
export async function lookAtPurchase(
  ports: LookPorts,
  request: { purchaseId: string; isSync: boolean },
): Promise<Observation> {
  const { data, error } = await ports.supabase
    .from("credit_purchases")
    .select("purchase_id,tenant_id,amount_credits,status")
    .eq("purchase_id", request.purchaseId)
    .maybeSingle();
  if (error) return { problem: { code: "network", requestId: null } };
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
