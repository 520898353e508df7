import { createClient } from "@supabase/supabase-js";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Environment } from "./environment.ts";

/** Makes the one Supabase client of the page; row types come from zod, not from a generic. */
export function createDashboardClient(environment: Environment): SupabaseClient {
  return createClient(environment.supabaseUrl, environment.publishableKey);
}
