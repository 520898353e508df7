import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { tenant } from "./tenant.ts";

/** Which tenants does this person belong to? */
export function useMyTenants(userId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: ["tenants", userId],
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("my_tenants")
        .select("tenant_id,name,role")
        .order("name")
        .order("tenant_id")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the tenants", { cause: error });
      return z.array(tenant).parse(data);
    },
  });
}
