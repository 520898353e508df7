import { useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { creditEntry } from "./credit-entry.ts";
import { creditsKeys } from "./query-keys.ts";
import { nextCursor, PAGE_SIZE } from "./history-page.ts";

const COLUMNS =
  "entry_id,kind,amount_credits,balance_after,action,quantity,reference,reason,source,created_at";

/** What happened to the tenant's credits, newest first? */
export function useHistory(tenantId: string) {
  const supabase = useSupabase();
  return useInfiniteQuery({
    queryKey: creditsKeys.history(tenantId),
    initialPageParam: firstPage(),
    getNextPageParam: nextCursor,
    queryFn: async ({ pageParam, signal }) => {
      const page = supabase
        .from("credit_entries")
        .select(COLUMNS)
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .order("entry_id", { ascending: false })
        .limit(PAGE_SIZE)
        .abortSignal(signal);
      const { data, error } = await (pageParam === null ? page : page.lt("entry_id", pageParam));
      if (error) throw new Error("Cannot read the history", { cause: error });
      return z.array(creditEntry).parse(data);
    },
  });
}

/** Typed by its signature: a bare `null` would make every later cursor a type error. */
function firstPage(): number | null {
  return null;
}
