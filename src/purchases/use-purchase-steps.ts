import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { purchaseStep, STEP_COLUMNS } from "./purchase-step.ts";

/** What has happened to a purchase so far? */
export function usePurchaseSteps(tenantId: string, purchaseId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.purchaseSteps(tenantId, purchaseId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_purchase_steps")
        .select(STEP_COLUMNS)
        .eq("tenant_id", tenantId)
        .eq("purchase_id", purchaseId)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read what happened to the purchase", { cause: error });
      return z.array(purchaseStep).parse(data);
    },
  });
}
