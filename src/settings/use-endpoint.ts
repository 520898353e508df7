import { useQuery } from "@tanstack/react-query";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { endpoint } from "./endpoint.ts";

/** Where do the tenant's notices go? Null for nowhere. */
export function useEndpoint(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.settings(tenantId, "endpoint"),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_endpoints")
        .select("url,set_at")
        .eq("tenant_id", tenantId)
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot read the endpoint", { cause: error });
      return endpoint.nullable().parse(data);
    },
  });
}
