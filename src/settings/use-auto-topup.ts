import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { moment } from "../credits/moment.ts";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { autoTopup } from "./auto-topup.ts";

const savedCard = z.object({ saved_at: moment });

/** What does the tenant have charged, and is there a card? Null where it was never switched on. */
export function useAutoTopup(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.settings(tenantId, "auto-topup"),
    queryFn: async ({ signal }) => {
      const [order, card] = await Promise.all([
        supabase
          .from("credit_auto_topups")
          .select(
            "is_on,threshold_credits,package_id,price_minor,currency,monthly_cap_minor,charged_this_month_minor,cooldown_seconds,state,state_since,declines,paused_until",
          )
          .eq("tenant_id", tenantId)
          .abortSignal(signal)
          .maybeSingle(),
        supabase
          .from("credit_saved_cards")
          .select("saved_at")
          .eq("tenant_id", tenantId)
          .abortSignal(signal)
          .maybeSingle(),
      ]);
      const error = order.error ?? card.error;
      if (error) throw new Error("Cannot read the automatic top-up", { cause: error });
      return {
        order: autoTopup.nullable().parse(order.data),
        cardSavedAt: savedCard.nullable().parse(card.data)?.saved_at ?? null,
      };
    },
  });
}
