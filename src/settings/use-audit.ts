import { z } from "zod";
import { pageOf } from "../credits/kept-page.ts";
import { creditsKeys } from "../credits/query-keys.ts";
import { usePagedList } from "../credits/use-paged-list.ts";
import { useSupabase } from "../supabase-context.tsx";
import { AUDIT_FILTERS } from "./audit-filter.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { auditRecord } from "./audit-record.ts";
import type { AuditRecord } from "./audit-record.ts";

const PAGE_SIZE = 25;

/** Who did what? The newest records of a subject; a page begins after the last record before it. */
export function useAudit(tenantId: string, filter: AuditFilter) {
  const supabase = useSupabase();
  return usePagedList({
    queryKey: [...creditsKeys.settings(tenantId, "audit"), filter],
    idOf: ({ recordId }: AuditRecord) => recordId,
    read: async (after, signal) => {
      let rows = supabase
        .from("credit_audit")
        .select("record_id,action,subject,actor,reason,details,created_at")
        .eq("tenant_id", tenantId);
      if (AUDIT_FILTERS[filter].length > 0) rows = rows.in("action", [...AUDIT_FILTERS[filter]]);
      if (after !== null) rows = rows.lt("record_id", after);
      const { data, error } = await rows
        .order("record_id", { ascending: false })
        .limit(PAGE_SIZE)
        .abortSignal(signal);
      if (error) throw new Error("Cannot read the audit records", { cause: error });
      return pageOf(z.array(auditRecord).parse(data), PAGE_SIZE, ({ recordId }) => recordId);
    },
  });
}
