import { z } from "zod";
import { pageOf } from "../credits/kept-page.ts";
import { creditsKeys } from "../credits/query-keys.ts";
import { usePagedList } from "../credits/use-paged-list.ts";
import { useSupabase } from "../supabase-context.tsx";
import { type Bought, bought, BOUGHT_COLUMNS } from "./bought.ts";

const PAGE_SIZE = 20;

/** More of one tenant's purchases than this do not change between two looks. */
const MAX_CHANGED = 100;

/** What is visible last may have begun earlier; no transaction here takes so long. */
const LONGEST_TRANSACTION_MS = 60_000;

/** What did the tenant buy, newest first? */
export function usePurchases(tenantId: string) {
  const supabase = useSupabase();
  const purchases = () =>
    supabase.from("credit_purchases").select(BOUGHT_COLUMNS).eq("tenant_id", tenantId);
  return usePagedList({
    queryKey: creditsKeys.purchases(tenantId),
    idOf: ({ purchaseId }: Bought) => purchaseId,
    read: async (after, signal) => {
      const page = after === null ? purchases() : purchases().or(String(after));
      const { data, error } = await page
        .order("created_at", { ascending: false })
        .order("purchase_id")
        .limit(PAGE_SIZE)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the purchases", { cause: error });
      return pageOf(z.array(bought).parse(data), PAGE_SIZE, isAfter);
    },
    readChanged: async (rows, signal) => {
      const seen = Math.max(...rows.map(({ updatedAt }) => Date.parse(updatedAt)));
      const { data, error } = await purchases()
        .gt("updated_at", new Date(seen - LONGEST_TRANSACTION_MS).toISOString())
        .order("updated_at", { ascending: false })
        .limit(MAX_CHANGED)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read which purchases have changed", { cause: error });
      return z.array(bought).parse(data);
    },
  });
}

/** Says in PostgREST's words which purchases come after this one, wherever it stands meanwhile. */
function isAfter({ createdAt, purchaseId }: Bought): string {
  return `created_at.lt."${createdAt}",` +
    `and(created_at.eq."${createdAt}",purchase_id.gt.${purchaseId})`;
}
