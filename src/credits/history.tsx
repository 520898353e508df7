import { useId } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { HistoryTable } from "./history-table.tsx";
import { MoreRows } from "./more-rows.tsx";
import { NewerRows } from "./newer-rows.tsx";
import { useHistory } from "./use-history.ts";

/** Every movement of the tenant's credits, newest first, as far back as the reader asks. */
export function History({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const history = useHistory(tenantId);
  const titleId = useId();
  const { rows: entries } = history;
  return (
    <Card
      aria-labelledby={titleId}
      aria-busy={entries === undefined && !history.isError}
      className="overflow-hidden"
    >
      <CardHeader className="pb-3">
        <CardTitle id={titleId}>{t("credits.history")}</CardTitle>
      </CardHeader>
      <NewerRows list={history} />
      {entries === undefined
        ? (
          <CardContent className="border-t">
            {history.isError
              ? (
                <LoadError
                  text={t("credits.history_error")}
                  onRetry={history.retry}
                />
              )
              : <HistorySkeleton />}
          </CardContent>
        )
        : entries.length === 0
        ? (
          <CardContent className="border-t py-10 text-center">
            <p className="font-medium">{t("credits.history_empty")}</p>
            <p className="mx-auto mt-1 max-w-sm text-sm text-balance text-muted-foreground">
              {t("credits.history_empty_hint")}
            </p>
          </CardContent>
        )
        : <HistoryTable entries={entries} labelledBy={titleId} />}
      <MoreRows list={history} error={t("credits.history_error")} />
    </Card>
  );
}

function HistorySkeleton() {
  return (
    <div className="grid gap-5 py-1">
      <Skeleton className="h-5" />
      <Skeleton className="h-5 w-11/12" />
      <Skeleton className="h-5" />
      <Skeleton className="h-5 w-10/12" />
    </div>
  );
}
