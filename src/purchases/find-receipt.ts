import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { Found } from "./use-new-tab.ts";

// A tab is sent there: only a web address will do, never `javascript:`.
const receipt = z.object({ url: z.url({ protocol: /^https?$/ }).nullable() });

/** Stripe's page of a purchase's receipt, asked for anew: its addresses do not hold for ever. */
export async function findReceipt(
  supabase: SupabaseClient,
  { tenantId, purchaseId }: { tenantId: string; purchaseId: string },
): Promise<Found> {
  const { data, error } = await supabase.functions.invoke("credit-checkout/receipt", {
    body: { tenant_id: tenantId, purchase_id: purchaseId },
  });
  const parsed = receipt.safeParse(data);
  return error === null && parsed.success ? { ok: true, url: parsed.data.url } : { ok: false };
}
