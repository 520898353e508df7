import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { member } from "./member.ts";

/** Who belongs to the tenant? Names are e-mail addresses, where the reader may see them. */
export function useMembers(tenantId: string) {
  const supabase = useSupabase();
  return useQuery({
    queryKey: creditsKeys.members(tenantId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_members")
        .select("user_id,role,email")
        .eq("tenant_id", tenantId)
        .order("email")
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the members", { cause: error });
      return z.array(member).parse(data);
    },
  });
}
