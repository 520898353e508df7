import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { notice } from "./notice.ts";

/** What was the tenant's own system told lately, and did it listen? Newest first, at most so many. */
export function useNotices(tenantId: string, most: number) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: [...creditsKeys.settings(tenantId, "notices"), most],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_notices")
        .select("notice_id,type,state,attempts,next_attempt_at,last_problem,created_at")
        .eq("tenant_id", tenantId)
        .order("created_at", { ascending: false })
        .order("notice_id")
        .limit(most)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the notices", { cause: error });
      return z.array(notice).parse(data);
    },
  });
}
