import { useQuery } from "@tanstack/react-query";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { lowBalance } from "./low-balance.ts";

/** Below how many credits is the tenant warned? Null for never. */
export function useLowBalance(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.settings(tenantId, "low-balance"),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_low_balances")
        .select("low_balance_credits,is_low")
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot read the threshold", { cause: error });
      return lowBalance.nullable().parse(data);
    },
  });
}
