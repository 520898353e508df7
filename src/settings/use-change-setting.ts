import { useMemo } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { createSettingsApi } from "./settings-api.ts";
import type { SettingsApi } from "./settings-api.ts";

/**
 * Makes one kind of change to a tenant's settings, and has everything of the tenant read again: a
 * refused change as well, as it may have been refused because the page was out of date.
 */
export function useChangeSetting<Request, Answer>(
  tenantId: string,
  change: (api: SettingsApi, request: Request) => Promise<Answer>,
) {
  const supabase = useSupabase();
  const queryClient = useQueryClient();
  const api = useMemo(() =>
    createSettingsApi({
      invoke: (name, options) => supabase.functions.invoke(name, options),
    }), [supabase]);
  return useMutation({
    mutationFn: (request: Request) => change(api, request),
    onSettled: () => queryClient.invalidateQueries({ queryKey: creditsKeys.tenant(tenantId) }),
  });
}
