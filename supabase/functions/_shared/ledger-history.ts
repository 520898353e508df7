import { createClient } from "@supabase/supabase-js";
import type { ExportRequest } from "./credits/export-request.ts";
import {
  type HistoryPage,
  historyPage,
  type MemberRow,
  memberRow,
} from "./credits/history-entry.ts";
import type { Database } from "./database.types.ts";
import type { SupabaseEnv } from "./env.ts";
import { allRows, oneRow } from "./ledger-client.ts";

/** More members than this are shown by their id. */
const MAX_MEMBERS = 1_000;

type Filter = Omit<ExportRequest, "locale">;

/** A tenant's history as one member may see it. */
export type History = {
  /** The entries below `before`, at most `pageSize`, and where the next page starts. */
  readPage: (filter: Filter, before: number | null, pageSize: number) => Promise<HistoryPage>;
  readMembers: (tenantId: string) => Promise<MemberRow[]>;
};

/**
 * The history under the caller's own token: row level security answers, not we, for every page anew. So
 * a member who is removed while a long answer runs gets no more of it, and a mistake here shows nobody
 * a stranger's rows.
 */
export function createHistoryReader(env: SupabaseEnv): (request: Request) => History {
  return (request) => {
    const supabase = createClient<Database>(env.url, env.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { headers: { Authorization: request.headers.get("authorization") ?? "" } },
    });
    return {
      readPage: async ({ tenant_id, kinds, action, actor, since, until }, before, pageSize) =>
        oneRow(
          historyPage,
          await supabase.rpc("rpc_credit_find_entries", {
            ...{ tenant_id, page_size: pageSize },
            ...(before === null ? {} : { before_entry_id: before }),
            ...(kinds === undefined ? {} : { kinds }),
            ...(action === undefined ? {} : { action }),
            ...(actor === undefined ? {} : { actor }),
            ...(since === undefined ? {} : { since }),
            ...(until === undefined ? {} : { until }),
          }),
        ),
      readMembers: async (tenantId) => {
        return allRows(
          memberRow,
          await supabase
            .from("credit_members")
            .select("user_id,email")
            .eq("tenant_id", tenantId)
            .limit(MAX_MEMBERS),
        );
      },
    };
  };
}
