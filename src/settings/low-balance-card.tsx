import { useId } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Badge } from "../components/ui/badge.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { LowBalanceForm } from "./low-balance-form.tsx";
import { useLowBalance } from "./use-low-balance.ts";

type LowBalanceCardProps = { tenantId: string; hasEndpoint: boolean };

/** Below how many available credits the tenant's own system is warned. */
export function LowBalanceCard({ tenantId, hasEndpoint }: LowBalanceCardProps) {
  const { t } = useI18n();
  const lowBalance = useLowBalance(tenantId);
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={lowBalance.isPending}>
      <CardHeader>
        <CardTitle id={titleId} className="flex flex-wrap items-center gap-2">
          {t("notices.threshold")}
          {lowBalance.data?.isLow === true && (
            <Badge tone="warning">{t("notices.threshold.is_low")}</Badge>
          )}
        </CardTitle>
        <CardDescription>
          {t(hasEndpoint ? "notices.threshold.note" : "notices.threshold.nobody")}
        </CardDescription>
      </CardHeader>
      <CardContent className="pt-4">
        {lowBalance.data !== undefined
          ? <LowBalanceForm tenantId={tenantId} lowBalance={lowBalance.data} />
          : lowBalance.isError
          ? (
            <LoadError
              text={t("notices.threshold.error")}
              onRetry={() => void lowBalance.refetch()}
            />
          )
          : <Skeleton className="h-16 max-w-sm" />}
      </CardContent>
    </Card>
  );
}
