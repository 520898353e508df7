import { useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { creditsKeys } from "../credits/query-keys.ts";
import { useSupabase } from "../supabase-context.tsx";
import { AUDIT_FILTERS } from "./audit-filter.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { auditRecord } from "./audit-record.ts";

const PAGE = 25;

/** Who did what? The newest records of a subject; a page begins after the last record before it. */
export function useAudit(tenantId: string, filter: AuditFilter) {
  const supabase = useSupabase();
  const first: number | null = null;
  return useInfiniteQuery({
    queryKey: [...creditsKeys.settings(tenantId, "audit"), filter],
    initialPageParam: first,
    queryFn: async ({ pageParam: before, signal }: PageRequest) => {
      let rows = supabase
        .from("credit_audit")
        .select("record_id,action,subject,actor,reason,details,created_at")
        .eq("tenant_id", tenantId);
      if (AUDIT_FILTERS[filter].length > 0) rows = rows.in("action", [...AUDIT_FILTERS[filter]]);
      if (before !== null) rows = rows.lt("record_id", before);
      const { data, error } = await rows
        .order("record_id", { ascending: false })
        .limit(PAGE)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the audit records", { cause: error });
      return z.array(auditRecord).parse(data);
    },
    getNextPageParam: (page) => page.length < PAGE ? undefined : page.at(-1)?.recordId,
  });
}

type PageRequest = { pageParam: number | null; signal: AbortSignal };
