import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { FROZEN, frozenError, preflightRow, toPreflight } from "./preflight.ts";
import type { SpendRequest } from "./preflight.ts";

/** Could this tenant, and this member, pay for that now? */
export function usePreflight({ action, quantity = 1 }: SpendRequest) {
  const supabase = useSupabase();
  const { tenantId } = useTenant();
  return useQuery({
    queryKey: creditsKeys.preflight(tenantId, action, quantity),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .rpc("rpc_credit_preflight", { tenant_id: tenantId, action, quantity })
        .abortSignal(signal);
      if (frozenError.safeParse(error).success) return FROZEN;
      if (error) throw new Error("Cannot ask whether credits suffice", { cause: error });
      return toPreflight(z.tuple([preflightRow]).parse(data)[0]);
    },
  });
}
