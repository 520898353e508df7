import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { overviewKeys } from "./query-keys.ts";
import { daysBefore, utcDay } from "./utc-day.ts";
import { usageDay } from "./usage-day.ts";

/** Longer than what is shown: whether there was any use before says how much the average is worth. */
const READ_DAYS = 60;

/** What did each action use on each of the last days? */
export function useUsage(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: overviewKeys.usage(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_usage_daily")
        .select("day,action,action_labels,used_credits")
        .eq("tenant_id", tenantId)
        .eq("credit_type", "credit")
        .gte("day", daysBefore(utcDay(Date.now()), READ_DAYS))
        .order("day")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the usage", { cause: error });
      return z.array(usageDay).parse(data);
    },
  });
}
