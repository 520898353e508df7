import { useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { type HistoryFilter, toQuery } from "./history-filter.ts";
import { type MovementPage, movementPage } from "../credits/movement.ts";

const PAGE_SIZE = 50;

/** Which movements fit the filter, newest first? A page may be empty although older ones fit. */
export function useMovements(tenantId: string, filter: HistoryFilter) {
  const supabase = useSupabase();
  return useInfiniteQuery({
    queryKey: creditsKeys.movements(tenantId, filter),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextBefore }: MovementPage) => nextBefore,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await supabase
        .rpc("rpc_credit_find_entries", {
          ...{ tenant_id: tenantId, page_size: PAGE_SIZE, ...toQuery(filter) },
          ...(pageParam === null ? {} : { before_entry_id: pageParam }),
        })
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the history", { cause: error });
      return movementPage.parse(z.array(z.unknown()).parse(data)[0]);
    },
  });
}

/** Typed by its signature: a bare `null` would make every later cursor a type error. */
function firstPage(): number | null {
  return null;
}
