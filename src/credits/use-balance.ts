import { useQuery } from "@tanstack/react-query";
import { useSupabase } from "../supabase-context.tsx";
import { balanceRow, toBalance } from "./balance.ts";
import { creditsKeys } from "./query-keys.ts";

/** What does the tenant have? */
export function useBalance(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.balance(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_balances")
        .select("balance,held,available,debt,is_frozen,expires_next_at,expires_next_credits")
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot read the balance", { cause: error });
      return toBalance(balanceRow.nullable().parse(data));
    },
  });
}
