import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { payingGrant } from "./trace-rows.ts";

/** Which grants paid for this movement? */
export function usePayingGrants(tenantId: string, entryId: number) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.payingGrants(tenantId, entryId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .rpc("rpc_credit_trace_entry", { tenant_id: tenantId, entry_id: entryId })
        .abortSignal(signal);
      if (error) throw new Error("Cannot trace the movement", { cause: error });
      return z.array(payingGrant).parse(data);
    },
  });
}
