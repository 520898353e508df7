import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { purchaseId } from "../credits/purchase.ts";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";

const waitingPayment = z.object({
  purchase_id: purchaseId,
  attempt_id: z.uuid(),
  package_id: z.string().min(1),
}).transform((row) => ({
  purchaseId: row.purchase_id,
  attemptId: row.attempt_id,
  packageId: row.package_id,
}));

/** Which automatic top-up waits for a person to finish it? */
export function useWaitingPayment(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.settings(tenantId, "waiting-payment"),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_purchases")
        .select("purchase_id,attempt_id,package_id")
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
