import { useId } from "react";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { CreditAction } from "./credit-action.ts";
import { creditsText } from "./credits-text.ts";
import { useActions } from "./use-actions.ts";

/** What one of each metered action costs. */
export function PriceList() {
  const { t } = useI18n();
  const actions = useActions();
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={actions.isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("credits.price_list")}</CardTitle>
        <CardDescription>{t("credits.price_list_note")}</CardDescription>
      </CardHeader>
      <CardContent className="pt-3">
        {actions.data !== undefined ? <Prices actions={actions.data} /> : actions.isError
          ? (
            <LoadError
              text={t("credits.price_list_error")}
              onRetry={() => void actions.refetch()}
            />
          )
          : <PriceSkeletons />}
      </CardContent>
    </Card>
  );
}

function Prices({ actions }: { actions: CreditAction[] }) {
  const { t, formats, language } = useI18n();
  if (actions.length === 0) {
    return <p className="text-sm text-muted-foreground">{t("credits.price_list_empty")}</p>;
  }
  return (
    <dl className="text-sm">
      {actions.map((item) => (
        <div
          key={item.action}
          className="flex items-baseline justify-between gap-4 border-t py-2.5 first:border-t-0 last:pb-0"
        >
          <dt className="min-w-0 break-words">
            {item.labels[language]}
            {item.unitLabels === null
              ? null
              : (
                <span className="block text-xs text-muted-foreground">
                  {t("credits.per_unit", { unit: item.unitLabels[language] })}
                </span>
              )}
          </dt>
          <dd className="shrink-0 font-medium tabular-nums">
            {creditsText(t, formats, item.amountCredits)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PriceSkeletons() {
  return (
    <div className="grid gap-4 pt-2">
      <Skeleton className="h-4" />
      <Skeleton className="h-4 w-5/6" />
      <Skeleton className="h-4" />
      <Skeleton className="h-4 w-4/6" />
      <Skeleton className="h-4" />
      <Skeleton className="h-4 w-5/6" />
    </div>
  );
}
