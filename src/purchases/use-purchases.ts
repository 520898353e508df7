import { useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { type Bought, bought, BOUGHT_COLUMNS } from "./bought.ts";

const PAGE_SIZE = 20;

/** What did the tenant buy, newest first? */
export function usePurchases(tenantId: string) {
  const supabase = useSupabase();
  return useInfiniteQuery({
    queryKey: creditsKeys.purchases(tenantId),
    initialPageParam: 0,
    getNextPageParam: (page: Bought[], pages: Bought[][]) =>
      page.length < PAGE_SIZE ? undefined : pages.length * PAGE_SIZE,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await supabase
        .from("credit_purchases")
        .select(BOUGHT_COLUMNS)
        .eq("tenant_id", tenantId)
        .order("created_at", { ascending: false })
        .order("purchase_id")
        .range(pageParam, pageParam + PAGE_SIZE - 1)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the purchases", { cause: error });
      return z.array(bought).parse(data);
    },
  });
}
