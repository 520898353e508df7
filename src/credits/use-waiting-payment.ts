import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { amount } from "./amount.ts";
import { purchaseId } from "./purchase.ts";
import { creditsKeys } from "./query-keys.ts";

const waitingPayment = z.object({
  purchase_id: purchaseId,
  attempt_id: z.uuid(),
  package_id: z.string().min(1),
  amount_credits: amount,
  price_minor: amount,
  currency: z.string(),
}).transform((row) => ({
  attempt: {
    purchaseId: row.purchase_id,
    attemptId: row.attempt_id,
    packageId: row.package_id,
  },
  amountCredits: row.amount_credits,
  priceMinor: row.price_minor,
  currency: row.currency,
}));

/** Which automatic top-up waits for a person to finish it? */
export function useWaitingPayment(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.waitingPayment(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_purchases")
        .select("purchase_id,attempt_id,package_id,amount_credits,price_minor,currency")
        .eq("tenant_id", tenantId)
        .eq("origin", "auto_topup")
        .eq("status", "open")
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot read the waiting payment", { cause: error });
      return waitingPayment.nullable().parse(data);
    },
  });
}
