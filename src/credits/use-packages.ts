import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";
import { creditPackage } from "./credit-package.ts";
import { creditsKeys } from "./query-keys.ts";

/** Which packages are on sale, in their order? */
export function usePackages() {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.packages,
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_packages")
        .select(
          "package_id,labels,amount_credits,price_minor,currency,expires_after_days,is_recommended",
        )
        .eq("credit_type", "credit")
        .order("sort_order")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the packages", { cause: error });
      return z.array(creditPackage).parse(data);
    },
  });
}
