import { useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { type GrantSpending, grantSpending } from "./trace-rows.ts";

const PAGE_SIZE = 10;

/**
 * What was this grant spent on, newest first? Every loaded page is read again on a change, unlike the
 * lists of usePagedList: here rows go away, when a hold ends, and change on any page, when credits come
 * back, and nothing tells which.
 */
export function useGrantSpending(tenantId: string, grantId: string) {
  const supabase = useSupabase();
  return useInfiniteQuery({
    queryKey: creditsKeys.grantSpending(tenantId, grantId),
    initialPageParam: firstPage(),
    getNextPageParam: (page: GrantSpending[]) =>
      page.length < PAGE_SIZE ? undefined : page.at(-1)?.fromSpent,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await supabase
        .rpc("rpc_credit_trace_grant", {
          ...{ tenant_id: tenantId, grant_id: grantId, page_size: PAGE_SIZE },
          ...(pageParam === null ? {} : { before_spent: pageParam }),
        })
        .abortSignal(signal);
      if (error) throw new Error("Cannot trace the grant", { cause: error });
      return z.array(grantSpending).parse(data);
    },
  });
}

/** Typed by its signature: a bare `null` would make every later cursor a type error. */
function firstPage(): number | null {
  return null;
}
