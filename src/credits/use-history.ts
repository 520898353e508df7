import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { type CreditEntry, creditEntry } from "./credit-entry.ts";
import { pageOf } from "./kept-page.ts";
import { creditsKeys } from "./query-keys.ts";
import { usePagedList } from "./use-paged-list.ts";

const PAGE_SIZE = 20;

const COLUMNS =
  "entry_id,kind,amount_credits,balance_after,action,quantity,reference,reason,source,created_at";

/** What happened to the tenant's credits, newest first? */
export function useHistory(tenantId: string) {
  const supabase = useSupabase();
  return usePagedList({
    queryKey: creditsKeys.history(tenantId),
    idOf: ({ entryId }: CreditEntry) => entryId,
    read: async (after, signal) => {
      const page = supabase
        .from("credit_entries")
        .select(COLUMNS)
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .order("entry_id", { ascending: false })
        .limit(PAGE_SIZE)
        .abortSignal(signal);
      const { data, error } = await (after === null ? page : page.lt("entry_id", after));
      if (error) throw new Error("Cannot read the history", { cause: error });
      return pageOf(z.array(creditEntry).parse(data), PAGE_SIZE, ({ entryId }) => entryId);
    },
  });
}
