import { useMemo } from "react";
import { useSupabase } from "../supabase-context.tsx";
import { createCheckoutApi } from "./checkout-api.ts";
import type { CheckoutApi } from "./checkout-api.ts";

/** The calls of `credit-checkout`, made as the signed-in user. */
export function useCheckoutApi(): CheckoutApi {
  const supabase = useSupabase();
  return useMemo(() =>
    createCheckoutApi({
      invoke: (name, options) => supabase.functions.invoke(name, options),
    }), [supabase]);
}
