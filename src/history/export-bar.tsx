import { CircleAlert, CircleCheck, Download, LoaderCircle, Printer, X } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { HistoryFilter } from "./history-filter.ts";
import { type ExportState, useExport } from "./use-export.ts";
import { usePrint } from "./use-print.ts";

/** Takes the history home, as the filter leaves it: as a file or on paper. */
export function ExportBar({ tenantId, filter }: { tenantId: string; filter: HistoryFilter }) {
  const { t, formats } = useI18n();
  const { state, start, cancel } = useExport(tenantId, filter);
  const printing = usePrint(tenantId, filter);
  const isRunning = state.step === "running";
  return (
    <div className="flex flex-col items-start gap-2 sm:items-end print:hidden">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          aria-busy={printing.isPreparing}
          onClick={() => void printing.start()}
        >
          {printing.isPreparing
            ? <LoaderCircle aria-hidden className="animate-spin" />
            : <Printer aria-hidden />}
          {t("history.print")}
        </Button>
        {isRunning
          ? (
            <Button variant="secondary" className="tabular-nums" onClick={cancel}>
              <LoaderCircle aria-hidden className="animate-spin" />
              {t("history.export.running", { rows: formats.count(state.rows) })}
              <X aria-hidden />
              <span className="sr-only">{t("history.export.cancel")}</span>
            </Button>
          )
          : (
            <Button variant="secondary" onClick={() => void start()}>
              <Download aria-hidden />
              {t("history.export")}
            </Button>
          )}
      </div>
      <p role="status" className="text-sm empty:hidden">
        <ExportOutcome state={state} />
      </p>
    </div>
  );
}

function ExportOutcome({ state }: { state: ExportState }) {
  const { t, formats } = useI18n();
  switch (state.step) {
    case "idle":
    case "running":
      return null;
    case "done": {
      const rows = formats.count(state.rows);
      return state.isLimited
        ? <Outcome isGood={false} text={t("history.export.limited", { rows })} />
        : <Outcome isGood text={t("history.export.done", { rows })} />;
    }
    case "failed":
      return (
        <Outcome
          isGood={false}
          text={state.reason === "rate_limited"
            ? t("history.export.rate_limited")
            : t("history.export.failed")}
        />
      );
    default:
      return state satisfies never;
  }
}

function Outcome({ isGood, text }: { isGood: boolean; text: string }) {
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <span className="inline-flex max-w-md items-start gap-2">
      <Icon
        aria-hidden
        className={isGood
          ? "mt-0.5 size-4 shrink-0 text-success"
          : "mt-0.5 size-4 shrink-0 text-danger"}
      />
      {text}
    </span>
  );
}
