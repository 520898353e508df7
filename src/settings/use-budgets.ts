import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { budget } from "./budget.ts";

/** What may each member spend this month, and what have they? */
export function useBudgets(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.settings(tenantId, "budgets"),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_budgets")
        .select("user_id,action,limit_credits,spent_credits,left_credits,resets_at")
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the budgets", { cause: error });
      return z.array(budget).parse(data);
    },
  });
}
