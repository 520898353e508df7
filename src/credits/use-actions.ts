import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { creditAction } from "./credit-action.ts";
import { creditsKeys } from "./query-keys.ts";

const PRICE_LIST_STALE_MS = 5 * 60 * 1000;

/** What does each metered action cost? */
export function useActions() {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.actions,
    staleTime: PRICE_LIST_STALE_MS,
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_actions")
        .select("action,labels,unit_labels,amount_credits")
        .eq("credit_type", "credit")
        .order("sort_order")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the price list", { cause: error });
      return z.array(creditAction).parse(data);
    },
  });
}
