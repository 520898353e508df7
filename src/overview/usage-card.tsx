import { useId } from "react";
import { ChartColumn } from "lucide-react";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { describeRate } from "./describe-rate.ts";
import { UsageChart } from "./usage-chart.tsx";
import { UsageLegend } from "./usage-legend.tsx";
import { usageSeries } from "./usage-series.ts";
import type { UsageSeries } from "./usage-series.ts";
import { UsageTable } from "./usage-table.tsx";
import { useUsage } from "./use-usage.ts";
import { utcDay } from "./utc-day.ts";

const SHOWN_DAYS = 30;

/** What the last 30 days used, by day and action: as a chart, in words and as a table. */
export function UsageCard() {
  const i18n = useI18n();
  const { t, language } = i18n;
  const usage = useUsage(useTenant().tenantId);
  const titleId = useId();
  const today = utcDay(usage.dataUpdatedAt);
  return (
    <Card aria-labelledby={titleId} aria-busy={usage.isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("overview.usage")}</CardTitle>
        <CardDescription>
          {usage.data === undefined
            ? t("overview.usage_days")
            : describeRate(usage.data, today, i18n)}
        </CardDescription>
      </CardHeader>
      <CardContent className="min-h-88 pt-4">
        {usage.data !== undefined
          ? (
            <Usage
              usage={usageSeries(usage.data, {
                today,
                dayCount: SHOWN_DAYS,
                language,
                names: { none: t("overview.other"), rest: t("overview.rest") },
              })}
            />
          )
          : usage.isError
          ? <LoadError text={t("overview.usage_error")} onRetry={() => void usage.refetch()} />
          : <Skeleton className="h-56 rounded-lg" />}
      </CardContent>
    </Card>
  );
}

function Usage({ usage }: { usage: UsageSeries }) {
  const { t, formats } = useI18n();
  const [most] = usage.series;
  if (most === undefined) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={t("overview.usage_empty")}
        description={t("overview.usage_empty_hint")}
      />
    );
  }
  const summary = t("overview.usage_summary", {
    credits: creditsText(t, formats, usage.total),
    action: most.name,
    most: creditsText(t, formats, most.total),
  });
  return (
    <>
      <div role="img" aria-label={summary} className="h-56">
        <UsageChart usage={usage} />
      </div>
      <UsageLegend series={usage.series} />
      <UsageTable usage={usage} />
    </>
  );
}
