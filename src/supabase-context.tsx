import { createContext, use } from "react";
import type { SupabaseClient } from "@supabase/supabase-js";

const SupabaseContext = createContext<SupabaseClient | null>(null);

/** Hands one Supabase client to every hook inside. */
export const SupabaseProvider = SupabaseContext.Provider;

/** Gives a hook the page's Supabase client; throws outside `SupabaseProvider`. */
export function useSupabase(): SupabaseClient {
  const client = use(SupabaseContext);
  if (client === null) throw new Error("Cannot reach Supabase outside SupabaseProvider");
  return client;
}
