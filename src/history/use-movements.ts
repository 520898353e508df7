import { z } from "zod";
import { type Movement, movementPage } from "../credits/movement.ts";
import { creditsKeys } from "../credits/query-keys.ts";
import { usePagedList } from "../credits/use-paged-list.ts";
import { useSupabase } from "../supabase-context.tsx";
import { type HistoryFilter, toQuery } from "./history-filter.ts";

const PAGE_SIZE = 50;

/** Which movements fit the filter, newest first? A page may be empty although older ones fit. */
export function useMovements(tenantId: string, filter: HistoryFilter) {
  const supabase = useSupabase();
  return usePagedList({
    queryKey: creditsKeys.movements(tenantId, filter),
    idOf: ({ entryId }: Movement) => entryId,
    read: async (after, signal) => {
      const { data, error } = await supabase
        .rpc("rpc_credit_find_entries", {
          ...{ tenant_id: tenantId, page_size: PAGE_SIZE, ...toQuery(filter) },
          ...(after === null ? {} : { before_entry_id: after }),
        })
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the history", { cause: error });
      const [page] = z.tuple([movementPage]).parse(data);
      return page;
    },
  });
}
