import { useQuery } from "@tanstack/react-query";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { movement, MOVEMENT_COLUMNS } from "../credits/movement.ts";

/** What was this movement? Null when the tenant has none of that number. */
export function useMovement(tenantId: string, entryId: number) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.movement(tenantId, entryId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_entries")
        .select(MOVEMENT_COLUMNS)
        .eq("tenant_id", tenantId)
        .eq("entry_id", entryId)
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot read the movement", { cause: error });
      return movement.nullable().parse(data);
    },
  });
}
