import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { grant } from "./grant.ts";
import { overviewKeys } from "./query-keys.ts";

/** Which credits are left, in the order in which they will be spent? */
export function useGrants(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: overviewKeys.grants(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_grants")
        .select("left_credits,expires_at")
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .gt("left_credits", 0)
        .order("priority")
        .order("expires_at", { nullsFirst: false })
        .order("grant_id")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the grants", { cause: error });
      return z.array(grant).parse(data);
    },
  });
}
