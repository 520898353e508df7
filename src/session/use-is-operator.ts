import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";

const account = z.object({ is_operator: z.boolean() });

/** Does this person run the product? Only decides what to show: the server decides for itself. */
export function useIsOperator(userId: string): { isOperator: boolean; isKnown: boolean } {
  const supabase = useSupabase();
  const { data, isFetched } = useQuery({
    queryKey: ["account", userId],
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase.from("my_account").select("is_operator")
        .abortSignal(signal).single();
      if (error) throw new Error("Cannot read the account", { cause: error });
      return account.parse(data);
    },
  });
  return { isOperator: data?.is_operator === true, isKnown: isFetched };
}
