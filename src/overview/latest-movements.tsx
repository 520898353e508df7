import { useId } from "react";
import { ReceiptText } from "lucide-react";
import { Link } from "wouter";
import { LoadError } from "../components/load-error.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "../components/ui/card.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { HistoryTable } from "../credits/history-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { useLatestEntries } from "./use-latest-entries.ts";

/** What happened last. */
export function LatestMovements() {
  const { t } = useI18n();
  const latest = useLatestEntries(useTenant().tenantId);
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={latest.isPending} className="overflow-hidden">
      <CardHeader className="flex flex-wrap items-baseline justify-between gap-x-4 pb-3">
        <CardTitle id={titleId}>{t("overview.latest")}</CardTitle>
        <Link
          href="/history"
          className="-my-2.5 py-2.5 text-sm text-primary hover:underline print:hidden"
        >
          {t("overview.all")}
        </Link>
      </CardHeader>
      {latest.data === undefined
        ? (
          <CardContent className="border-t">
            {latest.isError
              ? (
                <LoadError
                  text={t("credits.history_error")}
                  onRetry={() => void latest.refetch()}
                />
              )
              : <RowSkeletons />}
          </CardContent>
        )
        : latest.data.length === 0
        ? (
          <EmptyState
            icon={ReceiptText}
            title={t("credits.history_empty")}
            description={t("credits.history_empty_hint")}
            className="border-t"
          />
        )
        : <HistoryTable entries={latest.data} labelledBy={titleId} />}
    </Card>
  );
}

function RowSkeletons() {
  return (
    <div className="grid gap-7 py-3">
      {["w-1/2", "w-2/3", "w-1/3", "w-1/2", "w-2/3", "w-2/5"].map((width, index) => (
        <Skeleton key={index} className={`h-4.5 ${width}`} />
      ))}
    </div>
  );
}
