import { useRef, useState } from "react";
import { parseEnvironment } from "../environment.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useSupabase } from "../supabase-context.tsx";
import { MAX_EXPORTED_ENTRIES } from "../../supabase/functions/_shared/credits/export-limit.ts";
import { downloadHistory } from "./download-history.ts";
import { type HistoryFilter, toQuery } from "./history-filter.ts";
import { saveFile } from "./save-file.ts";

/** How far an export is. */
export type ExportState =
  | { step: "idle" }
  | { step: "running"; rows: number }
  | { step: "done"; rows: number; isLimited: boolean }
  | { step: "failed"; reason: "failed" | "rate_limited" };

/** Exports what the filter leaves, as the signed-in member, and saves it when it is complete. */
export function useExport(tenantId: string, filter: HistoryFilter) {
  const supabase = useSupabase();
  const { t, language } = useI18n();
  const [state, setState] = useState<ExportState>({ step: "idle" });
  const running = useRef<AbortController | null>(null);

  async function start() {
    if (running.current !== null) return;
    const abort = new AbortController();
    running.current = abort;
    setState({ step: "running", rows: 0 });
    const { data } = await supabase.auth.getSession();
    const parsed = parseEnvironment(import.meta.env);
    const result = !parsed.ok || data.session === null
      ? { ok: false, reason: "failed" } as const
      : await downloadHistory(
        {
          fetch: (...request) => fetch(...request),
          url: `${parsed.environment.supabaseUrl}/functions/v1/credit-export`,
          publishableKey: parsed.environment.publishableKey,
          accessToken: data.session.access_token,
        },
        { tenant_id: tenantId, locale: language, ...toQuery(filter) },
        {
          signal: abort.signal,
          onRows: (rows) => setState({ step: "running", rows }),
        },
      );
    running.current = null;
    if (!result.ok) {
      const { reason } = result;
      return setState(reason === "cancelled" ? { step: "idle" } : { step: "failed", reason });
    }
    saveFile(
      `${t("history.file_name")}-${new Date().toISOString().slice(0, 10)}.csv`,
      result.parts,
    );
    // Beyond the limit there is one line more, which says so.
    const isLimited = result.rows > MAX_EXPORTED_ENTRIES;
    setState({ step: "done", rows: Math.min(result.rows, MAX_EXPORTED_ENTRIES), isLimited });
  }

  return { state, start, cancel: () => running.current?.abort() };
}
