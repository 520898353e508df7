import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditEntry } from "../credits/credit-entry.ts";
import { useSupabase } from "../supabase-context.tsx";
import { overviewKeys } from "./query-keys.ts";

const SHOWN = 8;

/** What happened to the tenant's credits last? */
export function useLatestEntries(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: overviewKeys.latest(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_entries")
        .select(
          "entry_id,kind,amount_credits,balance_after,action,quantity,reference,reason,source,created_at",
        )
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .order("entry_id", { ascending: false })
        .limit(SHOWN)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the latest movements", { cause: error });
      return z.array(creditEntry).parse(data);
    },
  });
}
